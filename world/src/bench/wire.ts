import { connect, type Socket } from 'node:net'

const headEnd = Buffer.from('\r\n\r\n')

/** One kept connection that carries one request at a time: as little work per request as a generator can do. */
export class Wire {
  readonly #socket: Socket
  #waiting: PromiseWithResolvers<number> | null = null
  #received: Buffer = Buffer.alloc(0)

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on('data', (chunk) => this.#read(chunk))
    socket.on('error', (error) => this.#waiting?.reject(error))
    socket.on('close', () => this.#waiting?.reject(new Error('the server closed the connection')))
  }

  static open(port: number): Promise<Wire> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(new Wire(socket)))
      socket.once('error', reject)
    })
  }

  /** Writes a whole request and gives the status of its answer. */
  send(request: Buffer): Promise<number> {
    this.#waiting = Promise.withResolvers()
    this.#socket.write(request)
    return this.#waiting.promise
  }

  close(): void {
    this.#waiting = null
    this.#socket.destroy()
  }

  #read(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk])
    const head = this.#received.indexOf(headEnd)
    if (head < 0 || !isWhole(this.#received, head)) return
    const status = Number(this.#received.toString('latin1', 9, 12))
    const waiting = this.#waiting
    this.#received = Buffer.alloc(0)
    this.#waiting = null
    waiting?.resolve(status)
  }
}

export function openWires(port: number, count: number): Promise<Wire[]> {
  return Promise.all(Array.from({ length: count }, () => Wire.open(port)))
}

function isWhole(received: Buffer, head: number): boolean {
  const length = /\r\ncontent-length: (\d+)/i.exec(received.toString('latin1', 0, head))?.[1]
  if (length !== undefined) return received.length >= head + headEnd.length + Number(length)
  return received.subarray(-5).equals(Buffer.from('0\r\n\r\n'))
}
