import { createServer, type ServerResponse } from 'node:http'

import { listenAnywhere } from '../faults/port.ts'
import { numberIn } from './posts.ts'
import { readBody } from './read-body.ts'

/** Takes the hub's webhooks and its calls of the Graph API, as cheaply as can be; notes when each number first came. */
export interface Receiver {
  readonly port: number
  /** By the message's number; `performance.now()`. */
  readonly webhooks: ReadonlyMap<number, number>
  readonly sends: ReadonlyMap<number, number>
  /** Resolves once the map holds so many, or nothing has come for as long as `patienceMs`. */
  reach(what: 'webhooks' | 'sends', count: number): Promise<void>
  /** Whoever asks by its number where a picture lies is told this port. */
  showPictures(port: number): void
  /** From now on only these numbers count: what is late from before belongs to nobody. */
  expect(first: number, count: number): void
}

const patienceMs = 10_000
/** Endpoints that are away again and again. */
export const awayPath = '/away/'

export async function startReceiver(): Promise<Receiver> {
  const seen = { webhooks: new Map<number, number>(), sends: new Map<number, number>() }
  let lastAt = 0
  let expected = { first: 0, count: 0 }
  let picturesPort = 0
  const isExpected = (n: number) => n >= expected.first && n < expected.first + expected.count
  const server = createServer((request, response) => {
    if (request.url?.startsWith(awayPath) && isAway(performance.now()))
      return void response.writeHead(503).end()
    if (request.method === 'GET') return answer(response, pictureOf(request.url ?? '', picturesPort))
    readBody(request, (body) => {
      const isSend = request.url?.endsWith('/messages') ?? false
      const n = numberIn(body.toString('latin1'))
      const map = isSend ? seen.sends : seen.webhooks
      lastAt = performance.now()
      if (n !== null && isExpected(n) && !map.has(n)) map.set(n, lastAt)
      answer(response, isSend ? { messages: [{ id: `wamid.sent.${n}` }] } : {})
    })
  })
  server.keepAliveTimeout = 120_000
  const port = await listenAnywhere(server)
  return {
    port,
    ...seen,
    async reach(what, count) {
      lastAt = performance.now()
      while (seen[what].size < count && performance.now() - lastAt < patienceMs) await pause(5)
    },
    showPictures(port) {
      picturesPort = port
    },
    expect(first, count) {
      expected = { first, count }
      seen.webhooks.clear()
      seen.sends.clear()
    },
  }
}

function answer(response: ServerResponse, body: object): void {
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(body))
}

/** WhatsApp, "Media": where a file lies that is asked for by its id. */
function pictureOf(path: string, port: number): object {
  const id = path.split('?')[0]?.split('/').at(-1)
  return { id, url: `http://127.0.0.1:${port}/picture/${id}`, mime_type: 'image/jpeg' }
}

/** One minute of every three. */
function isAway(nowMs: number): boolean {
  return Math.floor(nowMs / 60_000) % 3 === 1
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}
