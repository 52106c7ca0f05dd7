import { readFileSync } from 'node:fs'

import { openApi } from '@parley/contract/openapi.ts'
import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { z } from 'zod'

import { hmac } from '../edges/hmac.ts'

const vectors = new URL('../../../docs/signature-vectors.json', import.meta.url)
const vector = z.object({ secret: z.string(), headers: z.record(z.string(), z.string()), body: z.string() })
const hook = z.object({
  post: z.object({
    parameters: z.array(z.object({ name: z.string(), example: z.string().optional() })),
    requestBody: z.object({
      content: z.object({ 'application/json': z.object({ example: z.unknown() }) }),
    }),
  }),
})

test('the headers of the example of a webhook verify over its body, in both families', () => {
  const { webhooks } = z.looseObject({ webhooks: z.record(z.string(), hook) }).parse(openApi('/'))
  const shown = webhooks['message.received']?.post
  const headers = Object.fromEntries(shown?.parameters.map(({ name, example }) => [name, example]) ?? [])
  const body = JSON.stringify(shown?.requestBody.content['application/json'].example)
  const [first] = z.array(vector).parse(JSON.parse(readFileSync(vectors, 'utf8')))
  expect(first).toMatchObject({ headers, body })

  const key = first?.secret ?? ''
  const at = new Date(Number(headers['webhook-timestamp']) * 1000)
  expect(headers['webhook-signature']).toBe(new Webhook(key).sign(headers['webhook-id'] ?? '', at, body))
  expect(headers['x-hub-signature-256']).toBe(`sha256=${hmac.sha256Hex(key, Buffer.from(body))}`)
})
