import { needs } from '@parley/scripts/needs'
import type { Surroundings } from '@parley/server/surroundings'
import { inProcess } from '@parley/stores/postgres/in-process'

import { tenantOf, type Service } from './landlord.ts'
import type { GroundName } from './which.ts'

/** Where one hub keeps its record, and nobody else. */
export interface Ground extends AsyncDisposable {
  /** What the hub is configured with. */
  readonly env: Readonly<Record<string, string>>
  /** What it finds around it besides. */
  readonly around: Pick<Surroundings, 'stores'>
}

type Program = Exclude<Service, 'pglite'>

interface Standing {
  readonly ground: GroundName
  readonly landlord: string
}

let standing: Standing = { ground: 'sqlite', landlord: '' }
let taken = false
let lite: Promise<ReturnType<typeof inProcess>> | undefined

const programs = {
  sqlite: [],
  pglite: [],
  postgres: ['postgres'],
  'postgres+redis': ['postgres', 'redis'],
  mariadb: ['mariadb'],
  'mariadb+redis': ['mariadb', 'redis'],
} as const satisfies Readonly<Record<GroundName, readonly Program[]>>

/** All hubs of this process stand there from now on. Gives the program that it needs and this machine lacks. */
export function standOn(ground: GroundName, landlord: string): Program | null {
  standing = { ground, landlord }
  return programs[ground].find((program) => needs(program) === undefined) ?? null
}

export function wasTaken(): boolean {
  return taken
}

/** An empty place on the ground; what is in it is gone when the scope ends. */
export async function takeGround(): Promise<Ground> {
  const { ground, landlord } = standing
  taken = true
  return ground === 'pglite' ? within(landlord) : rented(programs[ground], landlord)
}

async function within(landlord: string): Promise<Ground> {
  lite ??= tenantOf(landlord).take('pglite').then(inProcess)
  const { ready, place } = await lite
  await ready
  const { open, end } = await place()
  return { env: {}, around: { stores: open }, [Symbol.asyncDispose]: end }
}

async function rented(services: readonly Program[], landlord: string): Promise<Ground> {
  const { take, giveBack } = tenantOf(landlord)
  const places = await Promise.all(services.map(async (service) => ({ service, url: await take(service) })))
  const env = Object.fromEntries(places.map(({ service, url }) => [variables[service], url]))
  return {
    // Who shares a Redis shares keys; who says which has others.
    env: services.includes('redis') ? { ENCRYPTION_KEYS: keys, ...env } : env,
    around: {},
    async [Symbol.asyncDispose]() {
      await Promise.all(places.map(({ service, url }) => giveBack(service, url)))
    },
  }
}

const variables: Readonly<Record<Program, string>> = {
  postgres: 'DATABASE_URL',
  mariadb: 'DATABASE_URL',
  redis: 'REDIS_URL',
}
const keys = `stories:${Buffer.alloc(32, 'stories').toString('base64')}`
