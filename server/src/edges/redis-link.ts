import { randomUUID } from 'node:crypto'

import { createClient, type RedisClientType } from '@redis/client'

import type { Clock } from './clock.ts'

/** The way to Redis, which may be away, frozen or full at any time, and comes back by itself. */
export interface RedisLink {
  /** For commands; it rejects at once what is asked while Redis is away. */
  readonly commands: RedisClientType
  /** One more connection, for what waits or listens. */
  another(): RedisClientType
  /** Why Redis cannot be used; null while it can. */
  trouble(): string | null
  /** Calls again and again with the trouble there is, and with whether that has come or gone since the last time. */
  onLook(listener: Look): void
  /** How many processes were at work when Redis last told; at least one. */
  workers(): number
  close(): void
}

type Look = (trouble: string | null, turned: boolean) => void

const lookEveryMs = 1_000
const patienceMs = 3_000
/** A connection that is still being made after so many looks is made anew: its other end may be gone without a word. */
const mostLooks = 10
const forgottenMs = 10_000

/** Proves that Redis takes what is written, and counts the processes at work. ARGV: ours (or empty), ms. */
const beat = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('SET', KEYS[2], now, 'PX', ARGV[2])
if ARGV[1] ~= '' then redis.call('ZADD', KEYS[1], now, ARGV[1]) end
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - tonumber(ARGV[2]))
return redis.call('ZCARD', KEYS[1])`
const beatKeys = ['parley:{workers}', 'parley:{workers}:beat']

export interface LinkOptions {
  readonly url: string
  /** Whether this process works. */
  readonly works: boolean
  readonly clock: Clock
}

/** Connects in the background: a hub starts and works without Redis, only slower. */
export function openRedis({ url, works, clock }: LinkOptions): RedisLink {
  const connections: Connection[] = []
  const connect = (): RedisClientType => {
    const connection = connectionTo(url, clock)
    connections.push(connection)
    return connection.client
  }
  const self = works ? randomUUID() : ''
  const commands = connect()
  const listeners: Look[] = []
  let trouble: string | null = 'It has not answered yet.'
  let told: boolean | null = null
  let workers = 1
  const found = (now: string | null): void => {
    const turned = told !== (now === null)
    trouble = now
    told = now === null
    for (const listener of listeners) listener(now, turned)
  }
  const look = async (): Promise<void> => {
    try {
      const options = { keys: beatKeys, arguments: [self, String(forgottenMs)] }
      workers = Math.max(1, Number(await soon(commands.eval(beat, options), clock)))
      found(null)
    } catch (error) {
      found(error instanceof Error ? error.message : 'It does not answer.')
    }
    for (const connection of connections) connection.prove()
  }
  const openedAt = clock.now()
  const endLooking = clock.every(lookEveryMs, () => {
    if (told !== null || clock.now() - openedAt >= patienceMs) void look()
  })
  commands.on('ready', () => void look())
  return {
    commands,
    another: connect,
    trouble: () => trouble,
    onLook: (listener) => void listeners.push(listener),
    workers: () => workers,
    close() {
      endLooking()
      for (const connection of connections) connection.close()
    },
  }
}

interface Connection {
  readonly client: RedisClientType
  /** Breaks the connection, and makes it anew, if it does not answer. */
  prove(): void
  close(): void
}

function connectionTo(url: string, clock: Clock): Connection {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: { connectTimeout: patienceMs, reconnectStrategy: (tries) => Math.min(50 * 2 ** tries, 1_000) },
  })
  // Whoever asks something is told; and the link's own beat sees that nothing goes.
  client.on('error', () => undefined)
  const open = () => void client.connect().catch(() => undefined)
  const renew = () => {
    if (client.isOpen) client.destroy()
    open()
  }
  let looks = 0
  let proving = false
  let closed = false
  const prove = async (): Promise<void> => {
    looks = client.isReady ? 0 : looks + 1
    const silent = client.isReady ? await isSilent(client, clock) : looks >= mostLooks
    if (!silent || closed) return
    looks = 0
    renew()
  }
  open()
  return {
    client,
    prove() {
      if (proving || closed) return
      proving = true
      void prove().finally(() => (proving = false))
    },
    close() {
      closed = true
      if (client.isOpen) client.destroy()
    },
  }
}

async function isSilent(client: RedisClientType, clock: Clock): Promise<boolean> {
  return soon(client.ping(), clock).then(
    () => false,
    (error: unknown) => error instanceof Silent,
  )
}

/** A connection that is open and silent: its other end is frozen, or gone without a word. */
class Silent extends Error {
  constructor() {
    super(`It has not answered for ${patienceMs / 1_000} s.`)
  }
}

async function soon<T>(asked: Promise<T>, clock: Clock): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const callOff = clock.after(patienceMs, () => reject(new Silent()))
  try {
    return await Promise.race([asked, late])
  } finally {
    callOff()
  }
}
