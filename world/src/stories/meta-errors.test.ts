import { listAccounts } from '@parley/contract/account.ts'
import { createTarget } from '@parley/contract/alert.ts'
import { ProblemError, type Client } from '@parley/contract/client.ts'
import { createEndpoint } from '@parley/contract/endpoint.ts'
import { listLetters } from '@parley/contract/letter.ts'
import { getMessage, sendMessage } from '@parley/contract/message.ts'
import { Hono } from 'hono'
import { expect, test } from 'vitest'

import { keyHolder } from '../lapse/key-holder.ts'
import { openLapse, type Lapse } from '../lapse/lapse.ts'
import type { Plan, PlannedAccount, PlannedCustomer } from '../plan.ts'
import { createSink } from '../sink/sink.ts'
import { endings, untimely } from './meta-error-endings.ts'
import { errorCases, type ErrorCase } from './meta-error-table.ts'
import { quietBusiness } from './plans.ts'

/** An account of its own for each error, so that none disturbs another, with two people who have written. */
const trials = errorCases.map((error, at) => ({
  error,
  about: `${error.channel} ${error.code}/${error.subcode ?? ''} with ${error.status}: ${error.class}`,
  key: String(1_000_000 + at),
  people: [String(15_550_000_000 + 2 * at), String(15_550_000_001 + 2 * at)] as const,
}))
type Trial = (typeof trials)[number]

const plan: Plan = {
  ...quietBusiness('Everything', '0'),
  accounts: trials.map(({ error: { channel }, key }): PlannedAccount =>
    channel === 'whatsapp'
      ? { kind: channel, phoneNumberId: key, wabaId: `9${key}`, displayPhone: '+1 555-000-0000', name: key }
      : { kind: channel, igId: key, username: `cafe.${key}`, name: key },
  ),
  customers: trials.flatMap(({ error: { channel }, people }) =>
    people.map((id): PlannedCustomer =>
      channel === 'whatsapp'
        ? { kind: channel, id, name: id, phone: id, bsuid: `US.${id}` }
        : { kind: channel, id, name: id, username: `user.${id}`, igsid: id },
    ),
  ),
}

test('every error of Meta ends as its class demands, on both channels', async () => {
  const outside = new Hono()
  await using lapse = await openLapse({ plan, outside })
  const { clock, simulator } = lapse
  const api = await keyHolder(() => lapse.hub().url, plan)
  const told = await alertsTold(lapse, outside, api)
  const failures = await failuresTold(lapse, outside, api)
  for (const { key, people } of trials)
    for (const customerId of people) simulator.control.write({ accountId: key, customerId, text: 'Hello' })
  await lapse.pass(1_000)
  for (const trial of trials) plant(lapse, trial)

  const startedAt = clock.now()
  const accounts = (await api(listAccounts, {})).data
  const idOf = new Map(accounts.map(({ key, id }) => [key, id]))
  const sent = await Promise.all(trials.map((trial) => send(lapse, api, trial, 0, idOf.get(trial.key))))
  expect(sent.map(({ problem }) => problem)).toEqual(trials.map(() => undefined))
  await lapse.rest()
  const next = await Promise.all(trials.map((trial) => send(lapse, api, trial, 1, idOf.get(trial.key))))
  await lapse.pass(2 * 3_600_000)

  const states = new Map((await api(listAccounts, {})).data.map(({ key, token_state }) => [key, token_state]))
  for (const [at, trial] of trials.entries()) {
    const { error, about, key } = trial
    const [wanted, { toFirst, toNext }] = [endings[error.class], callsOf(lapse, trial, startedAt)]
    const message = await api(getMessage, { params: { message_id: sent[at]?.id ?? 'msg_' } })
    const letters = (await api(listLetters, { query: { account_id: idOf.get(key) } })).data
    const reason = error.subcode === undefined ? `${error.code}` : `${error.code}/${error.subcode}`
    expect.soft(untimely(toFirst, wanted.waits), about).toEqual([])
    expect.soft(message.status, about).toBe(statusOf(error, wanted.isSent))
    expect
      .soft(message.error && [message.error.code, message.error.channel_code], about)
      .toEqual(wanted.isSent ? null : [wanted.told ?? error.class, reason])
    expect
      .soft(
        letters.map((letter) => letter.reason),
        about,
      )
      .toEqual(wanted.isSent ? [] : ['rejected'])
    expect.soft(failures().has(message.id), about).toBe(!wanted.isSent)
    expect.soft(told(idOf.get(key)), about).toEqual(wanted.alerts)
    expect.soft(states.get(key), about).toBe(wanted.token)
    expect.soft(next[at]?.problem, about).toBe(wanted.others ? undefined : 'token_invalid')
    expect.soft(toNext.length, about).toBe(wanted.others ? 1 : 0)
    const [least, most] = wanted.others ?? [0, 0]
    expect.soft(toNext[0] ?? 0, about).toBeGreaterThanOrEqual(least)
    expect.soft(toNext[0] ?? 0, about).toBeLessThanOrEqual(most)
  }
}, 120_000)

/** The simulator's own table must give the documented HTTP status; only what nobody has documented is told it. */
function plant({ simulator }: Lapse, { error, about, key, people }: Trial): void {
  const { code, subcode, status, transient, class: name } = error
  const isDocumented = code !== 7_654_321
  const answered = simulator.control.refuse({
    accountId: key,
    to: addressOf(simulator, key, people[0]),
    code,
    times: endings[name].refusals,
    ...(subcode !== undefined && { subcode }),
    ...(transient && { transient }),
    ...(!isDocumented && { status: status === 500 ? 500 : 400 }),
  })
  expect.soft(answered.status, about).toBe(status)
}

/** How a customer is addressed by the account: WhatsApp by number, Instagram by the id that only this account knows. */
function addressOf({ control }: Lapse['simulator'], key: string, customerId: string): string {
  const thread = control.thread(key, customerId)
  return thread.kind === 'whatsapp' ? thread.customer.phone : thread.address
}

async function send(
  { simulator }: Lapse,
  api: Client,
  { key, people }: Trial,
  person: 0 | 1,
  account?: `acc_${string}`,
) {
  const to = addressOf(simulator, key, people[person])
  const content = { kind: 'text' as const, text: 'Good day' }
  try {
    const { message_id: id } = await api(sendMessage, {
      body: { account_id: account, to, content, idempotency_key: to },
    })
    return { id, problem: undefined }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return { id: undefined, problem: error.problem.code }
  }
}

/** When the platform was called for each of the two, taken or not, since the start. */
function callsOf({ simulator: { ledger } }: Lapse, { key, people }: Trial, startedAt: number) {
  const accepted = ledger.accepted().items.filter(({ accountId }) => accountId === key)
  const to = (person: string) => accepted.filter(({ customerId }) => customerId === person)
  const refused = ledger.refused().items.filter(({ accountId }) => accountId === key)
  const since = ({ at }: { readonly at: number }) => at - startedAt
  return { toFirst: [...refused, ...to(people[0])].map(since), toNext: to(people[1]).map(since) }
}

/** Of what is sent, Instagram reports only that it was read. */
function statusOf({ channel }: ErrorCase, isSent: boolean): string {
  if (!isSent) return 'failed'
  return channel === 'whatsapp' ? 'delivered' : 'sent'
}

async function alertsTold({ outsideUrl }: Lapse, outside: Hono, api: Client) {
  const told: { readonly kind: string; readonly subject: string }[] = []
  outside.post('/ops', async (context) => {
    told.push((await context.req.json()).alert)
    return context.text('')
  })
  await api(createTarget, { body: { kind: 'webhook', url: `${outsideUrl}/ops` } })
  return (account?: string) =>
    told.flatMap(({ kind, subject }) => (subject === account ? [kind] : [])).toSorted()
}

async function failuresTold({ outsideUrl, clock: { now } }: Lapse, outside: Hono, api: Client) {
  let signing = ''
  const sink = createSink({ secret: () => signing, now, wait: () => Promise.resolve() })
  outside.route('/crm', sink.app)
  const body = { url: `${outsideUrl}/crm`, kinds: ['message.failed' as const] }
  signing = (await api(createEndpoint, { body })).secret
  return () => new Set(sink.record.all.flatMap(({ message, status }) => (status === 200 ? [message] : [])))
}
