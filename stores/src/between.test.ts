import { createHash } from 'node:crypto'

import { put } from '@parley/core/domain/change.ts'
import type { Mover } from '@parley/core/ports/mover.ts'
import { needs } from '@parley/scripts/needs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import {
  account,
  commitOf,
  conversation,
  customer,
  event,
  message,
  task,
  tenant,
} from './conformance/given.ts'
import type { Movable } from './conformance/moving.ts'
import type { Clock } from './conformance/subject.ts'
import { startServer, storeOn, type Server } from './mysql/server.ts'
import { inProcess } from './postgres/in-process.ts'
import { scratch } from './sqlite/scratch.ts'

const nothingToProve = async () => undefined

describe('a hub that moves from SQLite to Postgres and back', () => {
  const postgres = inProcess()
  beforeAll(() => postgres.ready, 60_000)
  afterAll(postgres.close)
  it('is the same, byte by byte and in the same order', () => thereAndBack(postgres.open))
})

const mariadb = needs('mariadb')

describe.skipIf(mariadb === undefined)('a hub that moves from SQLite to MariaDB and back', () => {
  let server: Server
  beforeAll(async () => {
    server = await startServer(mariadb ?? '', 'off')
  }, 60_000)
  afterAll(() => server.stop(), 60_000)
  it('is the same, byte by byte and in the same order', () => thereAndBack((clock) => storeOn(server, clock)))
})

async function thereAndBack(open: (clock: Clock) => Promise<Movable>): Promise<void> {
  const clock = { now: 10_000 }
  const [from, over, back] = [await scratch(clock), await open(clock), await scratch(clock)]
  const business = tenant()
  const loft = account()
  // In the order of bytes capitals come before small letters, and both before what has an accent.
  const people = (['cus_b', 'cus_B', 'cus_a', 'cus_ä', 'cus_Z', 'cus_é', 'cus_😀', 'cus_～'] as const).map(
    (id) => customer({ id, name: `${id} "\\ \u0000` }),
  )
  const talk = conversation({ account: loft.id, customer: people[0]!.id })
  const said = message(talk)
  const puts = [
    put('tenant', business),
    put('account', loft),
    put('conversation', talk),
    put('message', said),
  ]
  const logged = { kind: 'log', event: event(said) } as const
  const changes = [...puts, ...people.map((one) => put('customer', one)), logged]
  await from.stores.of(business.id).commit(commitOf(changes, { tasks: [task('b'), task('a'), task('b')] }))

  await over.load(from.dump(null), nothingToProve)
  expect(await hashOf(over.dump)).toBe(await hashOf(from.dump))
  await back.load(over.dump(null), nothingToProve)
  expect(await hashOf(back.dump)).toBe(await hashOf(from.dump))

  await Promise.all([from.end(), over.end(), back.end()])
}

async function hashOf(dump: Mover['dump']): Promise<string> {
  const hash = createHash('sha256')
  for await (const page of dump(null).pages)
    for (const entry of page) hash.update(`${JSON.stringify(entry)}\n`)
  return hash.digest('hex')
}
