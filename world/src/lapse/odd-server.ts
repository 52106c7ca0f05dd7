import { createServer, type Socket } from 'node:net'

import type { HandClock } from './hand-clock.ts'

/** A server that does not behave, on a free port; each connection brings one request. */
export interface OddServer extends AsyncDisposable {
  readonly origin: string
  /** Connections that wait for the clock. */
  held(): number
  /** What it could get rid of into endless bodies and headers. */
  bytes(): number
}

export type Oddity =
  | 'silent'
  | 'dripping header'
  | 'dripping body'
  | 'endless header'
  | 'endless body'
  | 'fine'

/** `oddity` says how it answers the request for a path. */
export async function oddServer(clock: HandClock, oddity: (path: string) => Oddity): Promise<OddServer> {
  const held = new Set<Socket>()
  const open = new Set<Socket>()
  let bytes = 0
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => void (open.delete(socket), held.delete(socket)))
    socket.once('data', (head) => answer(socket, oddity(String(head).split(' ')[1] ?? '/')))
  })

  function answer(socket: Socket, how: Oddity): void {
    const [status, header] = ['HTTP/1.1 200 OK\r\n', 'x-endless: ']
    switch (how) {
      case 'fine':
        return void socket.end(`${status}content-length: 0\r\nconnection: close\r\n\r\n`)
      case 'silent':
        return void held.add(socket)
      case 'dripping header':
        return drip(socket, status + header)
      case 'dripping body':
        return drip(socket, `${status}content-length: 1000000\r\n\r\n`)
      case 'endless header':
        return pour(socket, status + header)
      case 'endless body':
        return pour(socket, `${status}\r\n`)
    }
  }

  function drip(socket: Socket, text: string): void {
    held.add(socket)
    socket.write(text)
    clock.after(1_000, () => void (socket.destroyed || drip(socket, 'x')))
  }

  function pour(socket: Socket, text: string): void {
    const rest = 'x'.repeat(65_536)
    const more = () => {
      while (!socket.destroyed && socket.write(rest)) bytes += rest.length
    }
    socket.write(text)
    socket.on('drain', more)
    more()
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    origin: `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`,
    held: () => held.size,
    bytes: () => bytes,
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
