import { listAccounts } from '@parley/contract/account.ts'
import { getMessage, sendMessage } from '@parley/contract/message.ts'
import { Hono } from 'hono'
import { expect, test } from 'vitest'

import { keyHolder } from '../lapse/key-holder.ts'
import { openLapse } from '../lapse/lapse.ts'
import { keyOf, type Plan, type PlannedAccount, type PlannedCustomer } from '../plan.ts'
import { quietBusiness, wabaOf } from './plans.ts'

const [perChannel, customersEach] = [20, 5]
/** The second and the third say the same: what an echo says is all that Instagram gives to know them by. */
const texts = ['One', 'Two', 'Two', 'Four', 'Five']

/** Half of them on each channel; each customer belongs to one account. */
const accounts = Array.from({ length: 2 * perChannel }, (_, at): PlannedAccount => {
  const key = String(1_000_000 + at)
  return at % 2 === 0
    ? {
        kind: 'whatsapp',
        phoneNumberId: key,
        wabaId: wabaOf(key),
        displayPhone: '+1 555-000-0000',
        name: key,
      }
    : { kind: 'instagram', igId: key, username: `cafe.${key}`, name: key }
})
const people = accounts.flatMap((account, at) =>
  Array.from({ length: customersEach }, (_, index) => {
    const id = String(15_551_000_000 + at * customersEach + index)
    const customer: PlannedCustomer =
      account.kind === 'whatsapp'
        ? { kind: 'whatsapp', id, name: id, phone: id, bsuid: `US.${id}` }
        : { kind: 'instagram', id, name: id, username: `user.${id}`, igsid: id }
    return { key: keyOf(account), customer }
  }),
)
const plan: Plan = {
  ...quietBusiness('Everybody', '0'),
  accounts,
  customers: people.map(({ customer }) => customer),
}

test('of 1,000 messages whose answers were all lost, nobody gets one twice, and each is settled without a person', async () => {
  let pending = () => 0
  await using lapse = await openLapse({ plan, outside: new Hono(), held: () => pending() })
  pending = () => lapse.simulator.control.counters().pending
  const { simulator } = lapse
  const api = await keyHolder(() => lapse.hub().url, plan)
  for (const { key, customer } of people)
    simulator.control.write({ accountId: key, customerId: customer.id, text: 'Hello' })
  await lapse.pass(1_000)
  const accountIds = new Map((await api(listAccounts, {})).data.map(({ key, id }) => [key, id]))

  simulator.control.setChaos({ cutAfterAccept: 1, delay: 5 })
  const sent = (
    await Promise.all(
      people.map(async ({ key, customer: { id } }) => {
        const thread = simulator.control.thread(key, id)
        const to = thread.kind === 'whatsapp' ? thread.customer.phone : thread.address
        const ids: `msg_${string}`[] = []
        for (const [at, text] of texts.entries()) {
          const content = { kind: 'text' as const, text }
          const body = { account_id: accountIds.get(key), to, content, idempotency_key: `${id} ${at}` }
          ids.push((await api(sendMessage, { body })).message_id)
        }
        return ids
      }),
    )
  ).flat()
  await lapse.pass(12 * 3_600_000)

  const accepted = simulator.ledger.accepted().items
  expect(accepted).toHaveLength(sent.length)
  for (const [customer, rows] of Map.groupBy(accepted, ({ customerId }) => customerId))
    expect(
      rows.map(({ text }) => text),
      `${customer}`,
    ).toEqual(texts)
  const messages = await Promise.all(sent.map((id) => api(getMessage, { params: { message_id: id } })))
  const channelIds = new Set(messages.map(({ channel_message_id: id }) => id))
  expect(channelIds).toEqual(new Set(accepted.map(({ id }) => id)))
  const lost = messages.filter(({ transitions }) => transitions.some(({ status }) => status === 'unknown'))
  const left = messages.filter(({ status }) => status === 'unknown' || status === 'failed')
  expect(lost.length).toBeGreaterThan(sent.length / 2)
  expect(left.length).toBeLessThanOrEqual(lost.length / 100)
}, 120_000)
