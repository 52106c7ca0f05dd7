import { listAccounts } from '@parley/contract/account.ts'
import { createTarget } from '@parley/contract/alert.ts'
import type { Client } from '@parley/contract/client.ts'
import { createEndpoint } from '@parley/contract/endpoint.ts'
import { sendMessage } from '@parley/contract/message.ts'
import { Hono } from 'hono'
import { expect, test } from 'vitest'

import { keyHolder } from '../lapse/key-holder.ts'
import { openLapse, type Lapse } from '../lapse/lapse.ts'
import type { Plan, PlannedCustomer } from '../plan.ts'
import { createSink, type Sink } from '../sink/sink.ts'
import { quietBusiness, wabaOf } from './plans.ts'

const [old, newest] = ['old', 'new'].map((name) => `${name}:${Buffer.alloc(32, name).toString('base64')}`)
const keys = Array.from({ length: 40 }, (_, at) => String(1_000_000 + at))
const personOf = (key: string) => `1555${key}`
const plan: Plan = {
  ...quietBusiness('Chain', '0'),
  accounts: keys.map((key) => ({
    kind: 'whatsapp',
    phoneNumberId: key,
    wabaId: wabaOf(key),
    displayPhone: '+1 555-000-0000',
    name: key,
  })),
  customers: keys.map((key): PlannedCustomer => {
    const phone = personOf(key)
    return { kind: 'whatsapp', id: phone, name: phone, phone, bsuid: `US.${phone}` }
  }),
}

test('encryption keys are exchanged under load: nothing fails, and the old one can be dropped', async () => {
  const outside = new Hono()
  await using lapse = await openLapse({ plan, outside, env: { ENCRYPTION_KEYS: `${old}` } })
  const api = await keyHolder(() => lapse.hub().url, plan)
  const crm = await signedBy('/crm', outside, lapse, async (url) => {
    const made = await api(createEndpoint, {
      body: { url, kinds: ['message.received', 'message.delivered'] },
    })
    return made.secret
  })
  const ops = await signedBy('/ops', outside, lapse, async (url) => {
    return (await api(createTarget, { body: { kind: 'webhook', url } })).secret ?? ''
  })
  const session = await signIn(lapse)
  everybodyWrites(lapse, 'Hello')
  await lapse.rest()
  await load(lapse, api, 'with the old key')
  expect(await keysInUse(lapse)).toEqual(new Set(['old']))

  await lapse.restart({ ENCRYPTION_KEYS: `${newest},${old}` })
  for (const round of [1, 2, 3]) {
    await load(lapse, api, `while they are exchanged, ${round}`)
    await session.look()
  }
  await lapse.pass(11 * 60_000)
  await session.look()
  expect(await keysInUse(lapse)).toEqual(new Set(['new']))

  await lapse.restart({ ENCRYPTION_KEYS: `${newest}` })
  await load(lapse, api, 'without the old key')
  await lapse.pass(11 * 60_000)
  await session.look()
  lapse.simulator.control.refuse({ accountId: keys[0] ?? '', code: 100 })
  await load(lapse, api, 'with an alert')

  expect(lapse.simulator.ledger.accepted().items).toHaveLength(6 * keys.length - 1)
  expect(crm.record.all.filter(({ status }) => status !== 200)).toEqual([])
  expect(crm.record.all).toHaveLength((7 + 6) * keys.length - 1)
  expect(ops.record.all.map(({ status }) => status)).toEqual([200])
}, 120_000)

/** Everybody writes and everybody is written to, all at once. */
async function load(lapse: Lapse, api: Client, text: string): Promise<void> {
  const { data: accounts } = await api(listAccounts, {})
  everybodyWrites(lapse, text)
  await Promise.all(
    accounts.map(async ({ id, key }) => {
      const content = { kind: 'text' as const, text }
      const body = { account_id: id, to: personOf(key), content, idempotency_key: `${key} ${text}` }
      await api(sendMessage, { body })
    }),
  )
  await lapse.pass(1_000)
}

function everybodyWrites({ simulator: { control } }: Lapse, text: string): void {
  for (const key of keys) control.write({ accountId: key, customerId: personOf(key), text })
}

/** The names of the keys under which anything is sealed. */
async function keysInUse({ hub, business }: Lapse): Promise<ReadonlySet<string | undefined>> {
  const store = hub().booted.hub.stores.of(business.tenant)
  const [accounts, endpoints, targets] = [
    await store.accounts(),
    await store.endpoints(),
    await store.targets(),
  ]
  const sealed = [
    ...accounts.map((account) => account.sealedToken),
    ...endpoints.flatMap(({ secrets }) => secrets.map((secret) => secret.sealed)),
    ...targets.flatMap(({ address }) => (address.kind === 'webhook' ? [address.secret] : [])),
  ]
  return new Set(sealed.map((text) => text.split('.')[1]))
}

async function signedBy(
  path: string,
  outside: Hono,
  { outsideUrl, clock: { now } }: Lapse,
  subscribe: (url: string) => Promise<string>,
): Promise<Sink> {
  let signing = ''
  const sink = createSink({ secret: () => signing, now, wait: () => Promise.resolve() })
  outside.route(path, sink.app)
  signing = await subscribe(`${outsideUrl}${path}`)
  return sink
}

/** A person's program: looks with its access token, and exchanges its refresh token when that has ended. */
async function signIn({ hub }: Lapse) {
  const ask = async (body: object) => {
    const answer = await fetch(`${hub().url}/api/v1/token`, { method: 'POST', body: JSON.stringify(body) })
    expect(answer.status).toBe(200)
    return (await answer.json()) as { readonly access_token: string; readonly refresh_token: string }
  }
  const { email, password } = plan.owner
  let pair = await ask({ grant_type: 'password', email, password })
  const open = () =>
    fetch(`${hub().url}/api/v1/sessions`, { headers: { authorization: `Bearer ${pair.access_token}` } })
  return {
    async look(): Promise<void> {
      const first = await open()
      if (first.status === 200) return
      pair = await ask({ grant_type: 'refresh_token', refresh_token: pair.refresh_token })
      expect((await open()).status).toBe(200)
    },
  }
}
