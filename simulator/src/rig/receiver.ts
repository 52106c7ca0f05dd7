import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { buffer } from 'node:stream/consumers'

export interface Post {
  readonly raw: Buffer
  readonly headers: IncomingHttpHeaders
}

export interface Receiver {
  readonly url: string
  readonly posts: readonly Post[]
  close(): Promise<void>
}

/** A real hub's ear: keeps every POST, answers as told (0 hangs up), and echoes the challenge of the handshake. */
export async function listen(answer: (post: number) => number = () => 200): Promise<Receiver> {
  const posts: Post[] = []
  const server = createServer((request, response) => {
    const query = new URL(request.url ?? '/', 'http://hub').searchParams
    if (request.method === 'GET') {
      const known = query.get('hub.verify_token') === 'verify-me'
      return response.writeHead(known ? 200 : 403).end(known ? query.get('hub.challenge') : 'no')
    }
    return void buffer(request).then((raw) => {
      const status = answer(posts.push({ raw, headers: request.headers }))
      if (status === 0) request.socket.destroy()
      else response.writeHead(status).end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return {
    url: `http://127.0.0.1:${String(port)}/webhooks/meta`,
    posts,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
