import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

import { needs } from '@parley/scripts/needs'

import { listenAnywhere } from '../faults/port.ts'

/** The servers that stories stand on: one of each kind for a whole run, in which every hub has a place to itself. */
interface Landlord {
  readonly url: string
  /** Ends the servers. */
  close(): Promise<void>
}

const services = ['pglite', 'postgres', 'mariadb', 'redis'] as const
export type Service = (typeof services)[number]

interface Let {
  /** The URL of an empty place; of PGlite the file that one begins with. */
  database(): Promise<string>
  giveBack(url: string): Promise<void>
  stop(): Promise<void>
}

const starts: Readonly<Record<Service, () => Promise<Let>>> = {
  async pglite() {
    const { writeBeginning } = await import('@parley/stores/postgres/in-process')
    const folder = await mkdtemp(join(tmpdir(), 'parley-pglite-'))
    const file = join(folder, 'beginning.tar')
    await writeBeginning(file)
    const stop = () => rm(folder, { recursive: true })
    return { database: async () => file, giveBack: async () => undefined, stop }
  },
  async postgres() {
    const { startServer } = await import('@parley/stores/postgres/server')
    return startServer(needs('postgres') ?? '', 'off')
  },
  async mariadb() {
    const { startServer } = await import('@parley/stores/mysql/server')
    return startServer(needs('mariadb') ?? '', 'off')
  },
  async redis() {
    const { startRedis } = await import('@parley/queues/redis/server')
    const redis = await startRedis(needs('redis') ?? '', ['appendonly no', `databases ${mostPlaces}`])
    let made = 0
    return {
      database: async () => `${redis.url}/${(made += 1)}`,
      // Nobody comes there again.
      giveBack: async () => undefined,
      stop: redis.end,
    }
  },
}
const mostPlaces = 4_096

/** Listens for whoever takes a place or gives it back; a server is started with the first who asks for it. */
export async function openLandlord(): Promise<Landlord> {
  const started = new Map<string, Promise<Let>>()
  const serverOf = (service: Service): Promise<Let> => {
    const server = started.get(service) ?? starts[service]()
    started.set(service, server)
    return server
  }
  const door = createServer((request, response) => {
    const answer = async () => {
      const server = await serverOf(serviceIn(request.url))
      if (request.method === 'POST') return server.database()
      await server.giveBack(await text(request))
      return ''
    }
    answer().then(
      (said) => response.end(said),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  const port = await listenAnywhere(door)
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      door.close()
      door.closeAllConnections()
      await Promise.allSettled([...started.values()].map(async (server) => (await server).stop()))
    },
  }
}

function serviceIn(path = ''): Service {
  const found = services.find((name) => path === `/${name}`)
  if (found) return found
  throw new Error(`Nobody lets ${path}.`)
}

/** How a test that runs in another process takes a place, and gives it back. */
export function tenantOf(landlordUrl: string) {
  const ask = async (service: Service, method: 'POST' | 'DELETE', body?: string): Promise<string> => {
    const response = await fetch(`${landlordUrl}/${service}`, { method, body: body ?? null })
    const said = await response.text()
    if (!response.ok) throw new Error(said)
    return said
  }
  return {
    take: (service: Service) => ask(service, 'POST'),
    giveBack: (service: Service, url: string) => ask(service, 'DELETE', url),
  }
}
