import { put } from '@parley/core/domain/change.ts'
import type { ChannelEvent } from '@parley/core/domain/channel-event.ts'
import { decideArrival } from '@parley/core/domain/decisions/deliver.ts'
import type { Message } from '@parley/core/domain/message.ts'
import type { ReportedStatus } from '@parley/core/domain/status.ts'
import { accept } from '@parley/core/flows/accept.ts'
import { enact, settle } from '@parley/core/flows/enact.ts'
import { expect, test } from 'vitest'

import { seedBusiness } from '../seed.ts'
import { hubAlone, type HubAlone } from './hub-alone.ts'
import { quietBusiness } from './plans.ts'

const ana = { identities: ['bsuid:US.1', 'phone:15550001'], name: 'Ana' }
const said = (text: string) => ({ kind: 'text', text }) as const

async function business(hub: HubAlone, key: string, wabaId = `waba-${key}`) {
  const plan = quietBusiness('Some business', key)
  const accounts = plan.accounts.map((one) => (one.kind === 'whatsapp' ? { ...one, wabaId } : one))
  const { tenant } = await seedBusiness(hub.booted.hub, { ...plan, accounts })
  const store = hub.booted.hub.stores.of(tenant)
  const [account] = await store.accounts()
  if (!account) throw new Error('a business has an account')
  const message = (externalId: string, text: string): ChannelEvent => ({
    kind: 'message',
    accountKey: key,
    externalId,
    from: ana,
    at: 1_000,
    content: said(text),
    replyTo: null,
  })
  const tell = async (...events: readonly ChannelEvent[]) => {
    await accept(hub.booted.hub, 'whatsapp', { events, rest: [] })
    await hub.quiet()
  }
  return { tenant, store, account, message, tell }
}

const everything = { status: null, account: null, unreadOnly: false, after: null, limit: 200 } as const

test('a message that is taken back is gone from the record, the log and the list', async () => {
  await using hub = await hubAlone()
  const { store, account, message, tell } = await business(hub, '1')
  const about = { accountKey: '1', externalId: 'wamid.1', by: 'customer' } as const
  await tell(message('wamid.1', 'my secret'))
  await tell(
    { kind: 'edit', ...about, content: said('my other secret'), at: 2_000 },
    { kind: 'reaction', ...about, eventId: null, person: ana, emoji: '👍', at: 3_000 },
  )
  expect((await store.called(account.id, 'wamid.1'))?.content).toEqual(said('my other secret'))
  await tell({ kind: 'deletion', ...about, at: 4_000 })
  const log = await store.log(account.id, 0, 100)
  expect(log.map(({ kind }) => kind)).toEqual([
    'message.received',
    'message.edited',
    'message.reacted',
    'message.deleted',
  ])
  const rows = await store.conversations(everything)
  expect(rows).toMatchObject([{ conversation: { preview: { text: '[deleted]' } } }])
  const thread = await store.thread(rows[0]!.conversation.id, null, 10)
  expect(JSON.stringify([log, rows, thread])).not.toMatch(/secret|👍/)
})

test('two customers who turn out to be one are merged, and the next message finds the older conversation', async () => {
  await using hub = await hubAlone()
  const { store, message, tell } = await business(hub, '1')
  const from = (identity: string, id: string) =>
    ({ ...message(id, id), from: { identities: [identity], name: null } }) as ChannelEvent
  await tell(from('bsuid:US.1', 'wamid.1'))
  await tell(from('bsuid:US.2', 'wamid.2'))
  const person = { identities: ['bsuid:US.2'], name: null }
  const about = { accountKey: '1', externalId: 'update', at: 2_000 }
  await tell({ kind: 'identity', ...about, person, previous: ['bsuid:US.1'] })
  await tell(from('bsuid:US.2', 'wamid.3'))
  const rows = await store.conversations(everything)
  const [main, kept] = rows.toSorted((a, b) => b.conversation.lastSeq - a.conversation.lastSeq)
  expect(new Set(rows.map(({ customer }) => customer.id)).size).toBe(1)
  expect(main).toMatchObject({ conversation: { lastSeq: 2 }, customer: { identities: ['bsuid:US.2'] } })
  expect(kept?.conversation).toMatchObject({ lastSeq: 1, continuedIn: main?.conversation.id })
})

test('news of a business reach the accounts that belong to it, in every tenant', async () => {
  await using hub = await hubAlone()
  const [first, second, other] = [
    await business(hub, '1', 'waba'),
    await business(hub, '2', 'waba'),
    await business(hub, '3'),
  ]
  await first.tell(
    first.message('wamid.1', 'Hi'),
    second.message('wamid.2', 'Hi'),
    other.message('wamid.3', 'Hi'),
  )
  const about = { kind: 'account', scope: 'business', accountKey: 'waba', at: 2_000 } as const
  const approved = {
    kind: 'template',
    externalId: 't-1',
    name: 'order',
    language: 'en',
    state: 'approved',
  } as const
  const limited = {
    kind: 'health',
    topic: 'review',
    level: 'blocked',
    detail: 'The business is restricted.',
  } as const
  await first.tell(
    { ...about, externalId: 'a', news: approved },
    { ...about, externalId: 'b', news: limited },
    { ...about, externalId: 'a', news: approved },
  )
  for (const { store, account } of [first, second]) {
    const log = await store.log(account.id, 0, 100)
    expect(log.map(({ kind }) => kind).toSorted()).toEqual([
      'account.updated',
      'message.received',
      'template.updated',
    ])
    expect((await store.account(account.id))?.health).toMatchObject([{ level: 'blocked' }])
    expect(await store.openAlert('account_health', account.id)).toMatchObject({ count: 1 })
    const wording = { channel: 'whatsapp', business: 'waba', name: 'order', language: 'en' }
    expect(await store.worded(wording)).toMatchObject({ state: 'approved' })
  }
  expect(await other.store.log(other.account.id, 0, 100)).toHaveLength(1)
  await first.tell({ ...about, externalId: 'c', news: { ...limited, level: 'fine' }, at: 3_000 })
  expect(await first.store.openAlert('account_health', first.account.id)).toBeNull()
})

const reports: readonly ReportedStatus[] = ['sent', 'delivered', 'read', 'failed']

test('reports that come before and after the answer to a send end in one state', async () => {
  await using hub = await hubAlone()
  const { store, account, message, tell } = await business(hub, '1')
  const { moment } = hub.booted.hub
  await tell(message('wamid.in', 'Hi'))
  const incoming = await store.called(account.id, 'wamid.in')
  if (!incoming) throw new Error('it was received')
  const sends = permutations([...reports, 'answer'] as const).map((order, n) => {
    const sending = { status: 'sending', transitions: [{ status: 'sending', at: 500 }] } as const
    const own = { id: moment().id('msg'), externalId: null, version: 0 } as const
    const out: Message = { ...incoming, ...own, ...sending, direction: 'out', author: { kind: 'api' } }
    return { order, out, externalId: `wamid.out-${n}` }
  })
  const answered = (out: Message, externalId: string) =>
    settle(async () => {
      const current = (await store.message(out.id)) ?? out
      const sent = { kind: 'sent', externalId } as const
      const decision = decideArrival(current, sent, fresh, { ...moment(), now: 1_500 })
      return enact(hub.booted.hub, store, decision, null)
    })
  for (const { out } of sends)
    await enact(hub.booted.hub, store, { changes: [put('message', out)], tasks: [] }, null)
  for (const turn of [...reports, 'answer'].keys()) {
    const steps = sends.map(({ order, out, externalId }) => ({ step: order[turn], out, externalId }))
    await tell(
      ...steps.flatMap(({ step, out, externalId }) =>
        step === undefined || step === 'answer' ? [] : [reported(step, externalId, out.id)],
      ),
    )
    const now = steps.filter(({ step }) => step === 'answer')
    await Promise.all(now.map(({ out, externalId }) => answered(out, externalId)))
  }
  const ends = await Promise.all(sends.map(({ out }) => store.message(out.id)))
  const states = ends.map((end) => JSON.stringify([end?.status, end?.transitions, end?.failure]))
  expect([sends.length, new Set(states).size]).toEqual([120, 1])
  expect(ends.map((end) => [end?.status, end?.externalId])).toEqual(
    sends.map(({ externalId }) => ['failed', externalId]),
  )
})

const fresh = { tries: 0, triedAt: null }

function reported(status: ReportedStatus, externalId: string, reference: string): ChannelEvent {
  const failure = status === 'failed' ? { channelCode: '131026', detail: 'Undeliverable.' } : null
  const at = 1_000 + reports.indexOf(status) * 1_000
  return { kind: 'status', accountKey: '1', externalId, reference, status, at, failure }
}

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length === 0) return [[]]
  return items.flatMap((item, at) =>
    permutations([...items.slice(0, at), ...items.slice(at + 1)]).map((rest) => [item, ...rest]),
  )
}

test('a body with thousands of old messages is kept in silence, twice as well as once', async () => {
  await using hub = await hubAlone()
  const { store, account, message, tell } = await business(hub, '1')
  const old = Array.from({ length: 2_000 }, (_, n): ChannelEvent => {
    const from = { identities: [`phone:1555${n % 40}`], name: null }
    const about = { ...message(`wamid.${n}`, `old ${n}`), at: 1_000 + n, history: 'read' } as const
    return n % 2 === 0
      ? ({ ...about, from } as ChannelEvent)
      : ({ ...about, kind: 'echo', to: from } as ChannelEvent)
  })
  await tell(...old)
  await tell(...old)
  const rows = await store.conversations(everything)
  expect(rows).toHaveLength(40)
  expect(
    rows.every(({ conversation: one }) => one.status === 'closed' && one.unread === 0 && one.lastSeq === 50),
  ).toBe(true)
  const heads = await store.heads()
  expect(heads[account.id]).toBe(2_000)
}, 120_000)
