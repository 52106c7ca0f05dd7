import { createServer } from 'node:http'

import { expect, test } from 'vitest'

import { listenAnywhere } from '../faults/port.ts'
import { numberIn, webhookPost } from './posts.ts'
import { readBody } from './read-body.ts'
import { Wire } from './wire.ts'

test('a wire carries one request after the other and reads answers with and without a length', async () => {
  const bodies: string[] = []
  const server = createServer((request, response) => {
    readBody(request, (body) => {
      bodies.push(body.toString())
      response.statusCode = bodies.length === 1 ? 200 : 503
      if (bodies.length === 1) response.end('EVENT_RECEIVED')
      else response.write('in chunks', () => response.end())
    })
  })
  const wire = await Wire.open(await listenAnywhere(server))
  const audience = { accountKeys: ['1'], appSecret: 's', conversations: 2 }
  expect(await wire.send(webhookPost(41, audience))).toBe(200)
  expect(await wire.send(webhookPost(42, audience))).toBe(503)
  expect(bodies.map(numberIn)).toEqual([41, 42])
  wire.close()
  server.close()
})
