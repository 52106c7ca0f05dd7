import type { Account } from '@parley/core/domain/account.ts'
import type { TenantId } from '@parley/core/domain/ids.ts'
import type { Key } from '@parley/core/domain/key.ts'
import type { Session, Tenant, User } from '@parley/core/domain/people.ts'
import type { Page } from '@parley/core/ports/page.ts'

import { ask, within, type AskOwn, type Inquiry } from '../inquiry.ts'
import { fromJson, jsonList, jsonObject, toJson, type Json } from '../json.ts'
import { businessOf, keys } from '../shapes.ts'
import { hub } from '../tables.ts'
import type { HubStatements, ReadStatements } from './statements.ts'

interface Sql {
  readonly reads: ReadStatements
  readonly hub: HubStatements
}

export interface AccountOwned {
  readonly tenant: TenantId
  readonly account: Account
}

export function* accountFor(
  sql: Sql,
  input: { readonly channel: string; readonly key: string },
): Inquiry<Json<AccountOwned | null>> {
  const place = yield* whose(sql, keys.account(input.channel, input.key))
  if (!place) return 'null'
  const [account] = yield* within(place.tenant)(sql.reads.account, { id: place.id })
  return account ? jsonObject<AccountOwned>({ tenant: toJson(place.tenant), account: account.doc }) : 'null'
}

/** Every active account of a business, whoever's it is. */
export function* accountsOf(
  sql: Sql,
  input: { readonly channel: string; readonly business: string },
): Inquiry<Json<readonly AccountOwned[]>> {
  const rows = yield* ask(sql.hub.accountsOf, { business: businessOf(input.channel, input.business) })
  const owned = rows.flatMap(({ tenant, doc }): { doc: Json<AccountOwned> }[] =>
    tenant !== hub && fromJson(doc).active
      ? [{ doc: jsonObject<AccountOwned>({ tenant: toJson(tenant), account: doc }) }]
      : [],
  )
  return jsonList(owned)
}

export interface UserOwned {
  readonly tenant: TenantId
  readonly user: User
}

export function userByEmail(sql: Sql, input: { readonly email: string }): Inquiry<Json<UserOwned | null>> {
  return userWith(sql, keys.email(input.email))
}

export function invited(sql: Sql, input: { readonly tokenHash: string }): Inquiry<Json<UserOwned | null>> {
  return userWith(sql, keys.invite(input.tokenHash))
}

function* userWith(sql: Sql, key: string): Inquiry<Json<UserOwned | null>> {
  const place = yield* whose(sql, key)
  if (!place) return 'null'
  const [user] = yield* within(place.tenant)(sql.reads.user, { id: place.id })
  return user ? jsonObject<UserOwned>({ tenant: toJson(place.tenant), user: user.doc }) : 'null'
}

export interface SignedIn {
  readonly tenant: Tenant
  readonly session: Session
  readonly user: User
}

export function* signedIn(
  sql: ReadStatements,
  own: AskOwn,
  input: { readonly tenant: string; readonly session: string },
): Inquiry<Json<SignedIn | null>> {
  const [session] = yield* own(sql.session, { id: input.session })
  const [user] = session ? yield* own(sql.user, { id: session.user }) : []
  const [tenant] = yield* within(hub)(sql.tenant, { id: input.tenant })
  if (!session || !user || !tenant) return 'null'
  return jsonObject<SignedIn>({ tenant: tenant.doc, session: session.doc, user: user.doc })
}

export function* sessions(
  sql: ReadStatements,
  own: AskOwn,
  input: { readonly user: string },
): Inquiry<Json<readonly Session[]>> {
  return jsonList(yield* own(sql.sessions, input))
}

export function* tenantPage(
  sql: ReadStatements,
  own: AskOwn,
  { after, limit }: Page,
): Inquiry<Json<readonly Tenant[]>> {
  return jsonList(yield* own(sql.tenantPage, { after: after ?? '', limit }))
}

export interface KeyOwned {
  readonly tenant: Tenant
  readonly key: Key
}

export function* keyByHash(sql: Sql, input: { readonly hash: string }): Inquiry<Json<KeyOwned | null>> {
  const place = yield* whose(sql, keys.secret(input.hash))
  if (!place) return 'null'
  const [key] = yield* within(place.tenant)(sql.reads.key, { id: place.id })
  const [tenant] = yield* within(hub)(sql.reads.tenant, { id: place.tenant })
  return key && tenant ? jsonObject<KeyOwned>({ tenant: tenant.doc, key: key.doc }) : 'null'
}

/** Only this leads from a key to a tenant, and only the hub's own questions use it. */
function* whose(sql: Sql, key: string): Inquiry<{ tenant: TenantId; id: string } | undefined> {
  const [row] = yield* ask(sql.hub.keyed, { key })
  return row && row.tenant !== hub ? { tenant: row.tenant, id: row.id } : undefined
}
