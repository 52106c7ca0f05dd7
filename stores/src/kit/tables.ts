import type { Records } from '@parley/core/domain/change.ts'
import type { HubEvent } from '@parley/core/domain/event.ts'
import type { AccountId, TenantId } from '@parley/core/domain/ids.ts'
import type { Work } from '@parley/core/domain/task.ts'

import type { Json } from './json.ts'

/** What belongs to no tenant (tenants themselves, letters without an owner) is kept under this name. */
export const hub = ''

/** Where a record is kept. */
export type Home = TenantId | typeof hub

/** A record is a document with the columns by which it is found; `keys` is the JSON list of the unique keys it holds. */
export interface Kept<T> {
  tenant: Home
  id: string
  version: number
  keys: Json<readonly string[]>
  doc: Json<T>
}

export interface Tables {
  tenant: Kept<Records['tenant']>
  user: Kept<Records['user']>
  session: Kept<Records['session']> & { user: string }
  account: Kept<Records['account']> & { business: string | null }
  endpoint: Kept<Records['endpoint']>
  customer: Kept<Records['customer']>
  conversation: Kept<Records['conversation']> & {
    account: AccountId
    customer: string
    status: string
    unread: number
    last_placed_at: number
  }
  message: Kept<Records['message']> & {
    account: string
    conversation: string
    placed_at: number
    seq: number
    status: string
  }
  letter: Kept<Records['letter']> & {
    state: string
    reason: string
    account: string | null
    endpoint: string | null
    created_at: number
  }
  redrive: Kept<Records['redrive']>
  alert: Kept<Records['alert']>
  target: Kept<Records['target']>
  file: Kept<Records['file']> & { message: string | null; hash: string | null }
  template: Kept<Records['template']> & { business: string }
  key: Kept<Records['key']>
  audit: Kept<Records['audit']> & { actor: string; target: string | null }
  attempt: Kept<Records['attempt']> & { endpoint: string | null; about: string | null }
  /** Whose a unique key is. `scope` is the tenant in which it is unique, or the hub. */
  unique_key: { scope: string; key: string; tenant: Home; id: string }
  /** The last sequence number of each account's log. */
  head: { tenant: string; account: string; seq: number }
  /** `about` is the message whose words stand in it, if any do. */
  event: {
    tenant: string
    account: string
    seq: number
    id: string
    about: string | null
    doc: Json<HubEvent>
  }
  task: {
    id: number
    grp: string
    /** Null for what belongs to nobody yet. */
    tenant: TenantId | null
    doc: Json<Work>
    due_at: number
    tries: number
    tried_at: number | null
    crashes: number
    trace: string | null
  }
  /** Facts about the database itself. */
  fact: { name: string; value: number }
}
