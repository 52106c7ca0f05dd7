import { randomBytes } from 'node:crypto'

import type { Account } from '@parley/core/domain/account.ts'
import { put, type Put } from '@parley/core/domain/change.ts'
import type { Endpoint } from '@parley/core/domain/endpoint.ts'
import type { Moment, TenantId } from '@parley/core/domain/ids.ts'
import type { User } from '@parley/core/domain/people.ts'
import type { Hub } from '@parley/core/ports/hub.ts'
import type { Store } from '@parley/core/ports/store.ts'
import { createTenant } from '@parley/server/tenants'

import { keyOf, type Plan, type PlannedAccount } from './plan.ts'

export interface SeededBusiness {
  readonly tenant: TenantId
  readonly user: User
  readonly accounts: readonly SeededAccount[]
}

export interface Seeded extends SeededBusiness {
  /** What the hub signs its webhooks with (`whsec_…`). */
  readonly secret: string
}

/** A planned account and the token with which the hub calls for it. */
export interface SeededAccount {
  readonly planned: PlannedAccount
  readonly token: string
}

type Seeding = Pick<Hub, 'stores' | 'vault' | 'moment'>

/** Puts a business and its CRM into the hub, or finds them there; a second time only follows a CRM that moved. */
export async function seed(hub: Seeding, plan: Plan, sinkUrl: string): Promise<Seeded> {
  const business = await seedBusiness(hub, plan)
  return { ...business, secret: await seedEndpoint(hub, hub.stores.of(business.tenant), sinkUrl) }
}

/** The same without a CRM. */
export async function seedBusiness(hub: Seeding, plan: Plan): Promise<SeededBusiness> {
  const { owner, business } = plan
  const found = await hub.stores.userByEmail(owner.email)
  const { tenant, user } = found ?? (await createTenant(hub, { business, ...owner }))
  const store = hub.stores.of(tenant)
  const accounts: SeededAccount[] = []
  for (const planned of plan.accounts) accounts.push(await seedAccount(hub, store, plan, planned))
  return { tenant, user, accounts }
}

async function seedAccount(
  hub: Seeding,
  store: Store,
  plan: Plan,
  planned: PlannedAccount,
): Promise<SeededAccount> {
  const key = keyOf(planned)
  const known = (await store.accounts()).find(
    (account) => account.key === key && account.channel === planned.kind,
  )
  if (known) return { planned, token: hub.vault.open(known.sealedToken, known.id) }
  const token = `EAA${randomBytes(24).toString('hex')}`
  await write(store, put('account', newAccount(hub, plan, planned, token)))
  return { planned, token }
}

function newAccount(hub: Seeding, plan: Plan, planned: PlannedAccount, token: string): Account {
  const { now, id }: Moment = hub.moment()
  const account = id('acc')
  return {
    id: account,
    channel: planned.kind,
    name: planned.name,
    key: keyOf(planned),
    settings: {},
    sealedToken: hub.vault.seal(token, account),
    simulated: true,
    ...(planned.kind === 'whatsapp' ? { business: planned.wabaId } : {}),
    active: true,
    autoReply: plan.autoReply,
    ordering: 'conversation',
    routerMode: false,
    createdAt: now,
    version: 0,
  }
}

/** The endpoint's secret; made with the endpoint, read from it ever after. */
async function seedEndpoint(hub: Seeding, store: Store, url: string): Promise<string> {
  const [known] = await store.endpoints()
  const [newest] = known?.secrets ?? []
  if (known && newest) {
    if (known.url !== url) await write(store, put('endpoint', { ...known, url }))
    return hub.vault.open(newest.sealed, known.id)
  }
  const { now, id } = hub.moment()
  const endpoint = id('end')
  const secret = `whsec_${randomBytes(32).toString('base64')}`
  const made: Endpoint = {
    id: endpoint,
    account: null,
    url,
    description: '',
    secrets: [{ sealed: hub.vault.seal(secret, endpoint), expiresAt: null }],
    kinds: null,
    active: true,
    createdAt: now,
    version: 0,
  }
  await write(store, put('endpoint', made))
  return secret
}

async function write(store: Store, change: Put): Promise<void> {
  const verdict = await store.commit({ changes: [change], tasks: [], finish: null })
  if (verdict.kind !== 'done') throw new Error(`The ${change.record} could not be written: ${verdict.kind}.`)
}
