import { createServer, type Server } from 'node:http'
import { createServer as createSocketServer, type AddressInfo } from 'node:net'

import { Agent } from 'undici'
import OnlyAgent from 'undici/lib/dispatcher/agent.js'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { thisMachine } from '../surroundings.ts'
import { undiciHttp, type UndiciHttp } from './http-undici.ts'

let server: Server
let origin: string
let http: UndiciHttp
let asked = () => {}
const limits = { timeoutMs: 5_000, maxBodyBytes: 100 }

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/cut') request.socket.destroy()
    else if (request.url === '/silent') asked()
    else if (request.url === '/away') response.writeHead(302, { location: '/elsewhere' }).end()
    else if (request.url === '/headers') response.end(request.headers.authorization ?? '')
    else if (request.url === '/to-headers') response.writeHead(302, { location: '/headers' }).end()
    else if (request.url === '/round') response.writeHead(302, { location: '/round' }).end()
    else if (request.url === '/inside') response.writeHead(302, { location: 'http://10.0.0.1/' }).end()
    else if (request.url === '/broken')
      response.writeHead(200, { 'content-length': '9' }).write('half', () => response.destroy())
    else if (request.url === '/form') {
      response.setHeader('x-length', request.headers['content-length'] ?? '')
      request.pipe(response)
    } else if (request.url === '/endless') {
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

test('what is not answered in time may have been delivered; the deadline is off once there is an answer', async () => {
  let ring = () => {}
  let running = 0
  const clock = {
    ...thisMachine.clock,
    after(_: number, call: () => void) {
      running += 1
      ring = call
      return () => void (running -= 1)
    },
  }
  const slow = undiciHttp(new Set([origin]), { ...thisMachine, clock })
  const at = (path: string) =>
    slow.call({ method: 'POST', url: origin + path, headers: {}, body: '{}' }, limits)
  expect(await at('/')).toMatchObject({ kind: 'answer' })
  expect(running).toBe(0)
  asked = () => ring()
  expect(await at('/silent')).toEqual({ kind: 'lost', detail: 'No answer came within 5 s.' })
  await slow.close()
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

test('bytes are handed over as they come; a redirect is followed without what was meant for the first host', async () => {
  const take = async (bytes: AsyncIterable<Uint8Array>) => {
    const all: Uint8Array[] = []
    for await (const chunk of bytes) all.push(chunk)
    return Buffer.concat(all).toString()
  }
  const get = (path: string) => {
    const headers = { authorization: 'Bearer secret' }
    return http.download({ method: 'GET', url: origin + path, headers, body: null }, limits, take)
  }
  expect(await get('/headers')).toEqual({ kind: 'taken', value: 'Bearer secret' })
  expect(await get('/to-headers')).toEqual({ kind: 'taken', value: '' })
  expect(await get('/round')).toMatchObject({ kind: 'answer', status: 302 })
  expect(await get('/inside')).toMatchObject({ kind: 'unreached' })
  expect(await get('/broken')).toMatchObject({ kind: 'lost' })
  expect(await get('/')).toMatchObject({ kind: 'answer', status: 418, body: 'short' })
})

test('what the taker of bytes throws is thrown', async () => {
  const call = { method: 'GET', url: `${origin}/headers`, headers: {}, body: null } as const
  await expect(http.download(call, limits, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
})

test('a file goes out in a form whose length is known', async () => {
  const file = { field: 'file', name: 'a "b".png', type: 'image/png' }
  const upload = {
    method: 'POST',
    url: `${origin}/form`,
    headers: {},
    body: { fields: { a: 'ü' }, file },
  } as const
  const bytes = [Buffer.from('one'), Buffer.from('two')]
  const reply = await http.upload(
    upload,
    {
      size: 6,
      bytes: (async function* () {
        yield* bytes
      })(),
    },
    { ...limits, maxBodyBytes: 10_000 },
  )
  const told = reply.kind === 'answer' ? reply.body : ''
  expect(told).toContain('name="a"\r\n\r\nü\r\n')
  expect(told).toContain('filename="a %22b%22.png"\r\ncontent-type: image/png\r\n\r\nonetwo\r\n--')
  expect(reply).toMatchObject({ headers: { 'x-length': String(Buffer.byteLength(told)) } })
})

test("the agent that is loaded alone is undici's own; if it has moved, see decision 18", () => {
  expect(OnlyAgent).toBe(Agent)
})
