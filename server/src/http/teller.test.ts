import type { HubEvent } from '@parley/core/domain/event.ts'
import type { AccountId } from '@parley/core/domain/ids.ts'
import { expect, it } from 'vitest'

import { teller } from './teller.ts'

const [first, second] = ['acc_01k0000000e0000000000000a1', 'acc_01k0000000e0000000000000a2'] as const
const entry = (account: AccountId, seq: number): HubEvent => ({
  id: `evt_${account}${seq}`,
  account,
  conversation: null,
  seq,
  at: seq,
  kind: 'account.updated',
  news: { kind: 'account.updated', account: { id: account, name: 'Loft' } },
})

/** A log, a teller of it from its beginning, and what that has told. */
function given(log: readonly HubEvent[]) {
  const told: string[] = []
  const of = (account: AccountId) => log.filter((one) => one.account === account)
  const store = {
    heads: async () => ({ [first]: of(first).length, [second]: of(second).length }),
    log: async (account: AccountId, after: number, limit: number) =>
      of(account)
        .filter(({ seq }) => seq > after)
        .slice(0, limit),
  }
  const telling = teller(store, {}, async ({ account, seq }) => void told.push(`${account} ${seq}`))
  return { told, telling }
}

const log = [1, 2, 3].map((seq) => entry(first, seq))
const whole = log.map(({ account, seq }) => `${account} ${seq}`)
const orders = [[1, 2, 3], [1, 3, 2], [2, 1, 3], [3, 2, 1], [2, 3], [3], [1, 1, 2, 2, 3, 3]]

it.each(orders.map((order) => ({ order })))(
  'everything is told once and in order when the news comes as $order',
  async ({ order }) => {
    const { told, telling } = given(log)
    for (const seq of order) await telling.hear(entry(first, seq))
    expect(told).toEqual(whole)
    expect(telling.position()).toEqual({ [first]: 3 })
  },
)

it('what no news came of is told when it is looked for, of every account', async () => {
  const { told, telling } = given([...log, entry(second, 1)])
  await telling.hear(entry(first, 1))
  await telling.catchUp()
  await telling.catchUp()
  expect(told).toEqual([...whole, `${second} 1`])
})

it('more than is read at once is told whole', async () => {
  const long = Array.from({ length: 2_500 }, (_, at) => entry(first, at + 1))
  const { told, telling } = given(long)
  await telling.catchUp()
  expect(told).toHaveLength(2_500)
})
