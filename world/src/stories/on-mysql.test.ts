import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { needs } from '@parley/scripts/needs'
import { readEnv } from '@parley/server/env'
import { startServer } from '@parley/stores/mysql/server'
import { expect, test } from 'vitest'

import { demo } from '../plan.ts'
import { openWorld } from '../world.ts'

const program = needs('mariadb')
const load = { messages: 200, customers: 20, perSecond: 200, text: 'Could you send me the menu? Question' }

test.skipIf(program === undefined)(
  'a hub on MariaDB takes everything in, tells the CRM of it, answers it, and finds it again after a restart',
  async () => {
    const [server, folder] = [
      await startServer(program ?? '', 'off'),
      await mkdtemp(join(tmpdir(), 'parley-')),
    ]
    const env = { PORT: '0', DATA_DIR: folder, DATABASE_URL: await server.database(), LOG_LEVEL: 'error' }
    const world = await openWorld(readEnv(env), demo)
    const { control, ledger } = world.simulator
    control.setChaos({ preset: 'rough' })
    await control.load({ accountIds: control.accounts().map(({ id }) => id), ...load }).done
    await world.quiet()
    expect(await world.judge.verdict()).toMatchObject({
      received: load.messages,
      stored: load.messages,
      lost: 0,
      duplicated: 0,
      outOfOrder: 0,
    })
    expect(ledger.accepted(0).items.length).toBeGreaterThanOrEqual(load.messages)
    const store = world.booted.hub.stores.of(world.seeded.tenant)
    const query = { status: null, account: null, unreadOnly: false, after: null, limit: 100 }
    const before = await store.conversations(query)
    expect(before.length).toBeGreaterThanOrEqual(load.customers)
    await world.close()

    const again = await openWorld(readEnv(env), demo)
    expect(await again.booted.hub.stores.of(world.seeded.tenant).conversations(query)).toEqual(before)
    await again.close()
    await server.stop()
    await rm(folder, { recursive: true })
  },
  120_000,
)
