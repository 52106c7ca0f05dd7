import { once } from 'node:events'
import { connect as dial, createServer, type Socket } from 'node:net'

/** Passes bytes on; the connections that are open when it goes silent stay so, and bring nothing ever again. */
export async function openLine(to: number) {
  const open = new Set<Socket>()
  const server = createServer((near) => {
    const far = dial(to, '127.0.0.1')
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('error', () => socket.destroy())
    }
    near.on('data', (bytes) => void far.write(bytes))
    far.on('data', (bytes) => void near.write(bytes))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' ? (address?.port ?? 0) : 0,
    silence: () => open.forEach((socket) => void socket.pause().removeAllListeners('data')),
    close() {
      server.close()
      for (const socket of open) socket.destroy()
    },
  }
}
