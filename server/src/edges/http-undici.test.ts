import { createServer, type Server } from 'node:http'
import { createServer as createSocketServer, type AddressInfo } from 'node:net'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { thisMachine } from '../surroundings.ts'
import { undiciHttp, type UndiciHttp } from './http-undici.ts'

let server: Server
let origin: string
let http: UndiciHttp
const limits = { timeoutMs: 5_000, maxBodyBytes: 100 }

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/cut') request.socket.destroy()
    else if (request.url === '/away') response.writeHead(302, { location: '/elsewhere' }).end()
    else if (request.url === '/endless') {
      response.writeHead(200)
      const flow = setInterval(() => response.write('x'.repeat(1_000)), 1)
      response.on('close', () => clearInterval(flow))
    } else response.writeHead(418, { 'x-said': 'tea' }).end('short')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  http = undiciHttp(new Set([origin]), thisMachine)
})

afterAll(async () => {
  await http.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

function call(path: string, to = origin) {
  return http.call({ method: 'POST', url: to + path, headers: {}, body: '{}' }, limits)
}

test('an answer is given whole, whatever its status', async () => {
  expect(await call('/')).toMatchObject({
    kind: 'answer',
    status: 418,
    body: 'short',
    headers: { 'x-said': 'tea' },
  })
})

test('a redirect is not followed', async () => {
  expect(await call('/away')).toMatchObject({ kind: 'answer', status: 302 })
})

test('a body without an end is read up to the limit', async () => {
  const reply = await call('/endless')
  expect(reply.kind === 'answer' && reply.body.length).toBe(100)
})

test('a connection that is cut may have delivered the request', async () => {
  expect(await call('/cut')).toMatchObject({ kind: 'lost' })
})

test('where nobody listens, nothing was delivered', async () => {
  const nobody = createSocketServer()
  await new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', resolve))
  const { port } = nobody.address() as AddressInfo
  await new Promise((resolve) => nobody.close(resolve))
  const there = undiciHttp(new Set([`http://127.0.0.1:${port}`]), thisMachine)
  const reply = await there.call(
    { method: 'GET', url: `http://127.0.0.1:${port}/`, headers: {}, body: null },
    limits,
  )
  await there.close()
  expect(reply).toMatchObject({ kind: 'unreached' })
})

test('an address in a private network is not called unless the operator trusts it', async () => {
  const guarded = undiciHttp(new Set(), thisMachine)
  const replies = await Promise.all(
    [origin, origin.replace('127.0.0.1', 'localhost')].map((to) =>
      guarded.call({ method: 'GET', url: `${to}/`, headers: {}, body: null }, limits),
    ),
  )
  await guarded.close()
  expect(replies.map((reply) => reply.kind)).toEqual(['unreached', 'unreached'])
})
