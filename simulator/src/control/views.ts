import type { Account } from '../state/accounts.ts'
import type { Thread } from '../state/threads.ts'

/** An account as the control API shows it, its token included: it is worth nothing elsewhere. */
export function accountView(account: Account): AccountView {
  const { id, name, token, tokenExpiresAt } = account
  const registered = { id, name, token, tokenExpiresAt, fields: [...account.fields] }
  if (account.kind === 'instagram') return { kind: account.kind, ...registered, username: account.username }
  const { kind, wabaId, displayPhone, coexistence } = account
  return { kind, ...registered, wabaId, displayPhone, coexistence }
}

interface Registered {
  readonly id: string
  readonly name: string
  readonly token: string
  readonly tokenExpiresAt: number
  readonly fields: readonly string[]
}

export type AccountView =
  | (Registered & {
      readonly kind: 'whatsapp'
      readonly wabaId: string
      readonly displayPhone: string
      readonly coexistence: boolean
    })
  | (Registered & { readonly kind: 'instagram'; readonly username: string })

export function threadView({
  account,
  customer,
  address,
  bubbles,
  unread,
  open,
  lastWrittenAt,
  blocked,
  marketingStopped,
}: Thread): object {
  return {
    accountId: account.id,
    customerId: customer.id,
    address,
    open,
    unread: unread.length,
    lastWrittenAt: lastWrittenAt ?? null,
    blocked,
    marketingStopped,
    bubbles,
  }
}
