import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

import { listenAnywhere } from '../faults/port.ts'
import { lookAfter, type Upstream } from './upstream.ts'

/** A load balancer as it stands before every hub that is more than one process: in turns, and around what is down. */
export interface Balancer {
  readonly url: string
  readonly port: number
  /** Where it sends requests to from now on. */
  serve(ports: readonly number[]): void
  /** How many connections were refused and tried elsewhere, and how many requests broke under way. */
  counters(): { readonly refused: number; readonly broken: number }
  /** The requests that broke under way. */
  breaks(): readonly Break[]
  close(): Promise<void>
}

/** A request that broke: behind which port, from when to when it was under way, and who hung up. */
export interface Break {
  readonly port: number
  readonly from: number
  readonly until: number
  readonly by: 'hub' | 'caller'
}

export async function openBalancer(): Promise<Balancer> {
  let upstreams: readonly Upstream[] = []
  let turn = 0
  const counted: Counted = { refused: 0, breaks: [] }
  const server = createServer((incoming, outgoing) => {
    turn += 1
    const inTurn = [
      ...upstreams.slice(turn % upstreams.length),
      ...upstreams.slice(0, turn % upstreams.length),
    ]
    const ready = inTurn.filter((one) => one.ready())
    void pass(incoming, outgoing, ready.length > 0 ? ready : inTurn, counted)
  })
  server.keepAliveTimeout = idleMs
  const port = await listenAnywhere(server)
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    serve(ports) {
      for (const one of upstreams) one.close()
      upstreams = ports.map(lookAfter)
    },
    counters: () => ({ refused: counted.refused, broken: counted.breaks.length }),
    breaks: () => counted.breaks,
    async close() {
      for (const one of upstreams) one.close()
      await shut(server)
    },
  }
}

/** Longer than any caller keeps a connection: nothing is ever written to one that is just being closed. */
const idleMs = 600_000

interface Counted {
  refused: number
  readonly breaks: Break[]
}

/** The next one is tried only where nothing was sent yet: what broke under way may have been done. */
async function pass(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  upstreams: readonly Upstream[],
  counted: Counted,
): Promise<void> {
  const body: Buffer[] = []
  for await (const part of incoming) body.push(part)
  for (const upstream of upstreams) {
    const from = performance.now()
    const sent = await send(incoming, Buffer.concat(body), outgoing, upstream)
    if (sent === 'passed') return
    if (sent === 'broken') {
      counted.breaks.push({
        port: upstream.port,
        from,
        until: performance.now(),
        by: outgoing.destroyed ? 'caller' : 'hub',
      })
      answer(outgoing, 502)
      return
    }
    counted.refused += 1
  }
  answer(outgoing, 503)
}

function send(
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  outgoing: ServerResponse,
  { port, agent }: Upstream,
): Promise<'passed' | 'refused' | 'broken'> {
  const { promise, resolve } = Promise.withResolvers<'passed' | 'refused' | 'broken'>()
  const call = request({ host: '127.0.0.1', port, agent, method, path: url, headers }, (reply) => {
    // How long a connection is kept is said by each server of its own.
    const { connection: _, 'keep-alive': __, ...told } = reply.headers
    outgoing.writeHead(reply.statusCode ?? 502, told)
    reply.pipe(outgoing)
    reply.on('end', () => resolve('passed'))
    reply.on('error', () => resolve('broken'))
  })
  outgoing.on('close', () => call.destroy())
  call.on('error', (error) =>
    resolve('code' in error && error.code === 'ECONNREFUSED' ? 'refused' : 'broken'),
  )
  call.end(body)
  return promise
}

/** A response that has begun can only be cut. */
function answer(outgoing: ServerResponse, status: number): void {
  if (outgoing.headersSent) outgoing.destroy()
  else outgoing.writeHead(status).end()
}

async function shut(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeAllConnections()
  await closed
}
