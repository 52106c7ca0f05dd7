import { createServer, type Server, type ServerResponse } from 'node:http'

import { getRequestListener } from '@hono/node-server'
import { streamPath } from '@parley/contract/event.ts'
import type { Hono } from 'hono'

import type { Lane } from './http/hook-lane.ts'

export interface Listening {
  readonly port: number
  /** Ends every connection with its next answer, so that balancers take another one. */
  drain(): void
  /** Takes no new connection, lets running requests end for 10 s at most, cuts streams after 2 s. */
  close(): Promise<void>
}

/**
 * Serves an app, and before it what a lane takes; port 0 takes a free one. Rejects if the address is taken, saying so in
 * words.
 */
export async function listen(
  app: Pick<Hono, 'fetch'>,
  host: string,
  port: number,
  lane: Lane = () => false,
): Promise<Listening> {
  const listener = getRequestListener(app.fetch)
  let [draining, closing] = [false, false]
  const running = new Set<ServerResponse>()
  const server = createServer((request, response) => {
    running.add(response)
    response.once('close', () => {
      running.delete(response)
      if (closing) setImmediate(() => server.closeIdleConnections())
    })
    if (draining) response.shouldKeepAlive = false
    if (!lane(request, response)) void listener(request, response)
  })
  // Longer than load balancers keep connections (60 s), so that they never write to one that is just being closed.
  server.keepAliveTimeout = 75_000
  server.headersTimeout = 15_000
  server.requestTimeout = 30_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, host, port)))
    server.listen(port, host, resolve)
  })
  return {
    port: portOf(server),
    drain: () => void (draining = true),
    close() {
      draining = closing = true
      return closeGently(server, running)
    },
  }
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

function explain(error: Error, host: string, port: number): Error {
  const taken = 'code' in error && error.code === 'EADDRINUSE'
  return taken
    ? new Error(`Port ${port} on ${host} is taken. Stop the other process, or set PORT to another number.`)
    : error
}

const streamsEndMs = 2_000
const requestsEndMs = 10_000

async function closeGently(server: Server, running: ReadonlySet<ServerResponse>): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeIdleConnections()
  const cuts = [
    setTimeout(() => [...running].filter(isStream).forEach((one) => one.destroy()), streamsEndMs),
    setTimeout(() => server.closeAllConnections(), requestsEndMs),
  ]
  await closed
  for (const cut of cuts) clearTimeout(cut)
}

/** Has no end of its own. */
function isStream({ req }: ServerResponse): boolean {
  return req.url?.startsWith(streamPath) ?? false
}
