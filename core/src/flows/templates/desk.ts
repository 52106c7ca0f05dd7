import type { Account } from '../../domain/account.ts'
import { HubError } from '../../domain/error.ts'
import type { AccountId, TenantId } from '../../domain/ids.ts'
import type { Hub } from '../../ports/hub.ts'
import type { Store } from '../../ports/store.ts'
import type { TemplateCodec } from '../../ports/templates.ts'
import type { Connection } from '../../ports/upkeep.ts'
import { senderOf } from '../sender-of.ts'

export type Writing = Pick<
  Hub,
  'stores' | 'queue' | 'live' | 'channels' | 'http' | 'vault' | 'platform' | 'moment'
>

/** Where the templates of an account are looked after: at the business that it belongs to. */
export interface Desk {
  readonly store: Store
  readonly account: Account
  readonly codec: TemplateCodec
  readonly business: string
}

export const limits = { timeoutMs: 20_000, maxBodyBytes: 8 * 1024 * 1024 }

/** Throws `not_found`, `not_supported` for a channel without templates, `invalid_request` if the business is unknown. */
export async function deskOf(hub: Writing, tenant: TenantId, id: AccountId): Promise<Desk> {
  const store = hub.stores.of(tenant)
  const account = await store.account(id)
  if (!account) throw new HubError('not_found', 'There is no such account.')
  const channel = hub.channels.get(account.channel)
  const codec = channel?.templates
  if (!channel || !codec)
    throw new HubError('not_supported', `${channel?.label ?? account.channel} has no templates.`)
  const business = codec.business({ settings: account.settings, business: account.business ?? null })
  if (business === null)
    throw new HubError(
      'invalid_request',
      'It is not known yet to which business this account belongs: the first webhook will tell, or set it in the account’s settings.',
    )
  return { store, account, codec, business }
}

export function connectionOf(hub: Writing, account: Account): Connection {
  return { ...senderOf(hub, account), business: account.business ?? null, app: null }
}

/** The channel said no, or nothing. */
export function refusedBy(refusal: {
  readonly kind: 'refused' | 'unclear'
  readonly detail: string
}): HubError {
  return new HubError(refusal.kind === 'refused' ? 'refused_by_channel' : 'unavailable', refusal.detail)
}
