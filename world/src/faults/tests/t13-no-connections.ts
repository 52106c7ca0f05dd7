import { setTimeout as wait } from 'node:timers/promises'

import { Client } from 'pg'

import type { Fault } from '../fault.ts'
import { knock } from '../knock.ts'
import { load, type Stage } from '../stage.ts'

const heldMs = 10_000

export const t13: Fault = {
  id: 'T13',
  fault: 'Postgres has no connection left for the hub.',
  injection: 'The hub’s connections are ended, and others take every one there is for ten seconds.',
  passes:
    'Webhooks are answered with 503 and Retry-After, nothing waits for ever, and work goes on by itself.',
  profiles: ['server'],
  async run(stage, size) {
    const knocking = knock(stage)
    const crowding = async () => {
      await wait(1_000)
      await crowd(stage)
    }
    await Promise.all([load(stage, size), crowding()])
    return knocking.end()
  },
}

async function crowd({ cluster }: Stage): Promise<void> {
  const url = cluster?.env['DATABASE_URL'] ?? ''
  const taken: Client[] = []
  const take = async (): Promise<boolean> => {
    const client = new Client({ connectionString: url })
    client.on('error', () => undefined)
    try {
      await client.connect()
      taken.push(client)
      return true
    } catch {
      return false
    }
  }
  while (await take());
  const end = `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'parley'`
  for (const until = Date.now() + heldMs; Date.now() < until;) {
    await taken[0]?.query(end)
    while (await take());
    await wait(100)
  }
  await Promise.all(taken.map((client) => client.end()))
}
