import { filesOf } from '@parley/core/domain/files-within.ts'
import type { Store } from '@parley/core/ports/store.ts'
import { expect, test, vi } from 'vitest'

import type { Plan } from '../plan.ts'
import { temporaryWorld } from '../temporary-world.ts'
import { quietBusiness } from './plans.ts'

const quiet = quietBusiness('Loft', '106540352242922')
const plan: Plan = {
  ...quiet,
  accounts: [
    ...quiet.accounts,
    { kind: 'instagram', igId: '17841405793187218', username: 'loft', name: 'loft' },
  ],
  customers: [
    { kind: 'whatsapp', id: 'ana', name: 'Ana', phone: '15550100001', bsuid: 'US.1349005551000001' },
    { kind: 'instagram', id: 'lea', name: 'Léa', username: 'lea.paints', igsid: '1784055510000001' },
  ],
}

const kinds = ['image', 'video', 'voice', 'audio', 'document', 'sticker'] as const

async function filesIn(store: Store) {
  const talks = await store.conversations({
    status: null,
    account: null,
    unreadOnly: false,
    after: null,
    limit: 50,
  })
  const threads = await Promise.all(talks.map(({ conversation: { id } }) => store.thread(id, null, 200)))
  return threads.flat().flatMap(({ content }) => filesOf(content))
}

test('what customers send is fetched from both channels, and each file is what it was when it left', async () => {
  await using world = await temporaryWorld(plan)
  const { control } = world.simulator
  const [ana, lea] = [
    { accountId: '106540352242922', customerId: 'ana' },
    { accountId: '17841405793187218', customerId: 'lea' },
  ]
  for (const kind of kinds) control.write({ ...ana, says: { kind } })
  for (let seed = 1; seed <= 20; seed += 1)
    control.write({ ...ana, says: { kind: 'image', file: { sample: 'photo.jpg', seed } } })
  for (const kind of ['image', 'video', 'voice'] as const) control.write({ ...lea, says: { kind } })
  const [tenant] = await world.booted.hub.stores.tenants()
  const store = world.booted.hub.stores.of(tenant?.id ?? 'ten_')
  const files = await vi.waitFor(
    async () => {
      const found = await filesIn(store)
      expect(found.map(({ state, failure }) => [state, failure])).toEqual(
        Array.from({ length: kinds.length + 20 + 3 }, () => ['stored', null]),
      )
      return found
    },
    { timeout: 40_000, interval: 100 },
  )
  const voices = files.filter(({ type }) => type === 'audio/ogg')
  expect(voices.every(({ shape }) => shape?.waveform?.length === 64)).toBe(true)
  const pictures = files.filter(({ type }) => type === 'image/jpeg')
  expect(pictures.length).toBeGreaterThan(20)
  expect(pictures.every(({ thumbnail }) => thumbnail !== null)).toBe(true)
}, 120_000)
