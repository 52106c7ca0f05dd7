import { expect, test } from 'vitest'

import { temporaryWorld } from '../temporary-world.ts'

const load = { messages: 200, customers: 20, perSecond: 200, text: 'Could you send me the menu? Question' }

test('a hub takes everything in, tells the CRM of it, answers it, and finds it again after a restart', async () => {
  await using world = await temporaryWorld()
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

  const again = await world.reopen()
  expect(await again.booted.hub.stores.of(world.seeded.tenant).conversations(query)).toEqual(before)
}, 120_000)
