import { nothing } from '../../domain/change.ts'
import { decideSync, type Synced, type Told } from '../../domain/decisions/template.ts'
import { HubError } from '../../domain/error.ts'
import type { AccountId, TenantId } from '../../domain/ids.ts'
import type { Claim } from '../../domain/task.ts'
import type { Template } from '../../domain/template.ts'
import { enact, settle, type Ending } from '../enact.ts'
import { connectionOf, deskOf, limits, refusedBy, type Desk, type Writing } from './desk.ts'

/** Meta lets a verified business have 6,000. */
const mostPages = 100
const mostAtOnce = 50

export type Counts = Omit<Synced, 'changes'> & { readonly total: number }

/** Fetches the business's whole list and brings what is kept here in line with it. */
export async function syncTemplates(hub: Writing, tenant: TenantId, account: AccountId): Promise<Counts> {
  return bringInLine(hub, await deskOf(hub, tenant, account))
}

/** The same as a task: an account without templates has nothing to do; a channel that says no is asked again tomorrow. */
export async function syncInTurn(
  hub: Writing,
  tenant: TenantId,
  account: AccountId,
  claim: Claim,
): Promise<Ending> {
  try {
    await bringInLine(hub, await deskOf(hub, tenant, account))
  } catch (error) {
    if (!(error instanceof HubError) || error.code === 'unavailable') throw error
  }
  return settle(() => enact(hub, hub.stores.of(tenant), nothing, claim))
}

async function bringInLine(hub: Writing, desk: Desk): Promise<Counts> {
  const askedAt = hub.moment().now
  const listed = await fetchAll(hub, desk)
  const of = { channel: desk.account.channel, business: desk.business }
  const counts = await settle(async () => {
    const { changes, ...found } = decideSync(await knownTo(desk), listed, of, askedAt, hub.moment())
    for (let start = 0; start < changes.length; start += mostAtOnce) {
      const decision = { changes: changes.slice(start, start + mostAtOnce), tasks: [] }
      if ((await enact(hub, desk.store, decision, null)) === 'conflict') return 'conflict'
    }
    return found
  })
  return { ...counts, total: listed.length }
}

async function fetchAll(hub: Writing, { codec, business, account }: Desk): Promise<readonly Told[]> {
  const connection = connectionOf(hub, account)
  const all: Told[] = []
  let after: string | null = null
  for (let page = 0; page < mostPages; page += 1) {
    const reply = await hub.http.call(codec.list(business, after, connection), limits)
    const listed = codec.listed(reply)
    if (listed.kind !== 'page') throw refusedBy(listed)
    all.push(...listed.templates)
    after = listed.next
    if (after === null) return all
  }
  throw new HubError('unavailable', 'The channel’s list of templates does not end.')
}

/** All that is kept of the business, the deleted ones included. */
async function knownTo({ store, account, business }: Desk): Promise<readonly Template[]> {
  const all: Template[] = []
  for (let after: string | null = null; ;) {
    const page = await store.templates({ channel: account.channel, business, after, limit: 500 })
    all.push(...page)
    if (page.length < 500) return all
    after = page.at(-1)?.id ?? null
  }
}
