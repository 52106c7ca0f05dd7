import { openApi } from '@parley/contract/openapi.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'

import { openLoft, type Furnishing, type Loft } from './fixtures/loft.ts'

const reference = z.looseObject({ $ref: z.string().optional(), name: z.string().optional() })
const answer = z.looseObject({ headers: z.record(z.string(), z.unknown()).optional() })
const operation = z.looseObject({
  parameters: z.array(reference),
  responses: z.record(z.string(), answer),
})
const described = z
  .looseObject({ paths: z.record(z.string(), z.record(z.string(), operation)) })
  .parse(openApi('http://hub.example'))
const operations = Object.entries(described.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, found]) => ({ name: `${method} ${path}`, ...found })),
)

describe('the headers in the description', () => {
  let loft: Loft
  beforeAll(async () => {
    const outside: NonNullable<Furnishing['outside']> = (channel) =>
      channel.get('/graph/:version/busy', (context) => context.text('', 503))
    loft = await openLoft({ outside })
  })
  afterAll(() => loft.end())

  it.each(operations.map(({ name, ...found }) => [name, found] as const))(
    'of %s are the trace and its id, and when to come back',
    (_, { parameters, responses }) => {
      expect(parameters.some(({ $ref }) => $ref === '#/components/parameters/Traceparent')).toBe(true)
      for (const [status, { headers, $ref }] of Object.entries(responses)) {
        if ($ref !== undefined) continue
        expect(Object.keys(headers ?? {})).toContain('x-correlation-id')
        expect('retry-after' in (headers ?? {})).toBe(status === '429' || status === '503')
        expect('www-authenticate' in (headers ?? {})).toBe(status === '401')
      }
    },
  )

  it('of sending are those that it reads and answers with', async () => {
    const conversation = await loft.writes('hello')
    const send = (key: string) =>
      loft.ask(
        'POST',
        '/api/v1/messages/send',
        { conversation_id: conversation, content: { kind: 'text', text: 'Yes' } },
        { [key]: '"once"', traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` },
      )
    const sending = operations.find(({ name }) => name === 'post /api/v1/messages/send')
    const name = sending?.parameters[0]?.name ?? ''
    expect(name).toBe('idempotency-key')
    const [first, second] = [await send(name), await send(name)]
    expect([first.status, second.body.message_id]).toEqual([202, first.body.message_id])
    const replayed = Object.keys(sending?.responses['202']?.headers ?? {}).map((header) =>
      second.headers.get(header),
    )
    expect(replayed).toEqual(['a'.repeat(32), 'true'])
  })

  it('come with problems: when to come back, and how to authenticate', async () => {
    const { app } = loft.booted
    const wrong = { method: 'POST', body: JSON.stringify({ email: 'one@example.org', password: 'no' }) }
    let last = await app.request('/api/v1/session', wrong)
    expect(last.headers.get('www-authenticate')).toContain('Bearer')
    for (let tries = 0; tries < 20 && last.status !== 429; tries += 1)
      last = await app.request('/api/v1/session', wrong)
    expect([last.status, Number(last.headers.get('retry-after')) > 0]).toEqual([429, true])
    const away = { channel: 'whatsapp', key: 'busy', token: 'EAAG' }
    const busy = await loft.ask('POST', '/api/v1/accounts', away)
    expect([busy.status, Number(busy.headers.get('retry-after')) > 0]).toEqual([503, true])
  })
})
