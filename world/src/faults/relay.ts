import { connect, createServer, type Socket } from 'node:net'

import { listenAnywhere } from './port.ts'
import { membersOf, type Stage } from './stage.ts'

/** A line to a service of this machine, over which a fault can be laid. */
export interface Relay {
  readonly port: number
  /** Breaks every connection, and refuses new ones until `mend`. */
  cut(): void
  /** Takes connections and bytes, and passes nothing on: what a lost network looks like from both ends. */
  silence(): void
  /** New connections go to another service; those that are open stay where they are. */
  leadTo(port: number): void
  /** Takes new connections again. Those that were silent stay so: nobody tells either end that they are dead. */
  mend(): void
  close(): Promise<void>
}

export async function openRelay(first: number): Promise<Relay> {
  let to = first
  const open = new Set<Socket>()
  let state: 'fine' | 'cut' | 'silent' = 'fine'
  const keep = (socket: Socket) => {
    open.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => open.delete(socket))
    if (state === 'silent') socket.pause()
  }
  const server = createServer((near) => {
    if (state === 'cut') return void near.destroy()
    const far = connect(to, '127.0.0.1')
    keep(near)
    keep(far)
    for (const [from, into] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (bytes) => void into.write(bytes))
      from.on('close', () => into.destroy())
      if (state === 'silent') from.pause()
    }
  })
  const port = await listenAnywhere(server)
  return {
    port,
    leadTo(other) {
      to = other
    },
    cut() {
      state = 'cut'
      for (const socket of open) socket.destroy()
    },
    silence() {
      state = 'silent'
      for (const socket of open) socket.pause()
    },
    mend() {
      state = 'fine'
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of open) socket.destroy()
      await closed
    },
  }
}

/** Has every process reach the database over a line, on which a fault can be laid. */
export async function throughLine(stage: Stage): Promise<Relay> {
  const url = stage.cluster?.env['DATABASE_URL'] ?? ''
  const line = await openRelay(Number(new URL(url).port))
  for (const member of membersOf(stage)) {
    await member.stop()
    await member.start({ ...stage.env, DATABASE_URL: over(line, url) })
  }
  return line
}

/** The same service, reached over the line. */
export function over(relay: Relay, url: string): string {
  const there = new URL(url)
  there.hostname = '127.0.0.1'
  there.port = String(relay.port)
  return there.href
}
