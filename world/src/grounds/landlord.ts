import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'

import { needs } from '@parley/scripts/needs'

import { listenAnywhere } from '../faults/port.ts'

/** The servers that stories stand on: one of each kind for a whole run, in which every hub has a place to itself. */
interface Landlord {
  readonly url: string
  /** Ends the servers. */
  close(): Promise<void>
}

export type Service = 'postgres' | 'mariadb' | 'redis'

interface Let {
  /** The URL of an empty place. */
  database(): Promise<string>
  giveBack(url: string): Promise<void>
  stop(): Promise<void>
}

const starts: Readonly<Record<Service, (program: string) => Promise<Let>>> = {
  postgres: async (program) => (await import('@parley/stores/postgres/server')).startServer(program, 'off'),
  mariadb: async (program) => (await import('@parley/stores/mysql/server')).startServer(program, 'off'),
  redis: startRedis,
}

/** Listens for whoever takes a place or gives it back; a server is started with the first who asks for it. */
export async function openLandlord(): Promise<Landlord> {
  const started = new Map<string, Promise<Let>>()
  const serverOf = (service: Service): Promise<Let> => {
    const server = started.get(service) ?? starts[service](needs(service) ?? '')
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
      for (const server of started.values()) await (await server).stop()
    },
  }
}

function serviceIn(path = ''): Service {
  const name = path.slice(1)
  if (name === 'postgres' || name === 'mariadb' || name === 'redis') return name
  throw new Error(`There is no ${name}.`)
}

const mostPlaces = 4_096

async function startRedis(program: string): Promise<Let> {
  const { startRedis: start } = await import('@parley/queues/redis/server')
  const redis = await start(program, ['appendonly no', `databases ${mostPlaces}`])
  let made = 0
  return {
    database: async () => `${redis.url}/${(made += 1)}`,
    // Nobody comes there again.
    giveBack: async () => undefined,
    stop: redis.end,
  }
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
