import type { RecordKind, Records } from '@parley/core/domain/change.ts'

import type { Value } from './statement.ts'
import type { Tables } from './tables.ts'

/** How records of one kind are found: their unique keys, and the columns beside the document. */
interface Shape<K extends RecordKind> {
  readonly columns: readonly Exclude<keyof Tables[K], 'tenant' | 'id' | 'version' | 'keys' | 'doc'>[]
  /** In the order of `columns`. */
  values(record: Records[K]): readonly Value[]
  keys(record: Records[K]): readonly string[]
}

export const shapes: { readonly [K in RecordKind]: Shape<K> } = {
  tenant: { columns: [], values: () => [], keys: () => [] },
  user: {
    columns: [],
    values: () => [],
    keys: (user) => [
      keys.email(user.email),
      ...(user.invite === null ? [] : [keys.invite(user.invite.tokenHash)]),
    ],
  },
  session: {
    columns: ['user'],
    values: (session) => [session.user],
    keys: () => [],
  },
  account: {
    columns: ['business'],
    values: (account) => [account.business ? businessOf(account.channel, account.business) : null],
    keys: (account) => (account.active ? [keys.account(account.channel, account.key)] : []),
  },
  endpoint: { columns: [], values: () => [], keys: () => [] },
  customer: { columns: [], values: () => [], keys: (customer) => customer.identities.map(keys.identity) },
  conversation: {
    columns: ['account', 'customer', 'status', 'unread', 'last_placed_at'],
    values: (one) => [one.account, one.customer, one.status, one.unread, one.lastPlacedAt],
    keys: (one) => (one.continuedIn ? [] : [keys.pair(one.account, one.customer)]),
  },
  message: {
    columns: ['account', 'conversation', 'placed_at', 'seq', 'status'],
    values: (one) => [one.account, one.conversation, one.placedAt, one.seq, one.status],
    keys: (message) => [
      ...(message.externalId === null ? [] : [keys.external(message.account, message.externalId)]),
      ...(message.idempotencyKey === null ? [] : [keys.idempotency(message.idempotencyKey)]),
    ],
  },
  letter: {
    columns: ['state', 'reason', 'account', 'endpoint', 'created_at'],
    values: (one) => [one.state, one.reason, one.account, one.endpoint, one.createdAt],
    keys: () => [],
  },
  redrive: { columns: [], values: () => [], keys: () => [] },
  alert: {
    columns: [],
    values: () => [],
    keys: (alert) => (alert.resolvedAt === null ? [keys.alert(alert.kind, alert.subject)] : []),
  },
  target: { columns: [], values: () => [], keys: () => [] },
  file: {
    columns: ['message', 'hash'],
    values: (file) => [file.message, file.hash],
    keys: () => [],
  },
  template: {
    columns: ['business'],
    values: (one) => [businessOf(one.channel, one.business)],
    keys: (one) => {
      const business = businessOf(one.channel, one.business)
      const external = one.externalId === null ? [] : [keys.template(business, one.externalId)]
      return one.state === 'deleted'
        ? external
        : [keys.wording(business, one.name, one.language), ...external]
    },
  },
  key: { columns: [], values: () => [], keys: (key) => [keys.secret(key.hash)] },
  audit: {
    columns: ['actor', 'target'],
    values: (audit) => [audit.actor.id, audit.target],
    keys: () => [],
  },
  attempt: {
    columns: ['endpoint', 'about'],
    values: (one) => [one.endpoint, one.event ?? one.message],
    keys: () => [],
  },
}

/** Every unique key there is. `hub:` ones are unique in the whole hub, the others within their tenant. */
export const keys = {
  email: (email: string) => `hub:email:${email}`,
  invite: (tokenHash: string) => `hub:invite:${tokenHash}`,
  secret: (hash: string) => `hub:secret:${hash}`,
  account: (channel: string, key: string) => `hub:account:${channel}:${key}`,
  identity: (identity: string) => `identity:${identity}`,
  pair: (account: string, customer: string) => `pair:${account}:${customer}`,
  external: (account: string, externalId: string) => `external:${account}:${externalId}`,
  alert: (kind: string, subject: string) => `alert:${kind}:${subject}`,
  template: (business: string, externalId: string) => `template:${business}:${externalId}`,
  wording: (business: string, name: string, language: string) => `wording:${business}:${name}:${language}`,
  idempotency: (key: string) => `idempotency:${key}`,
}

/** A business as columns and keys name it. */
export function businessOf(channel: string, business: string): string {
  return `${channel}:${business}`
}

export function isHubWide(key: string): boolean {
  return key.startsWith('hub:')
}
