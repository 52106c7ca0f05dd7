import type { AccountShape } from '@parley/contract/account.ts'

import { hueOf, initialsOf } from './initials.ts'

/** A face for somebody of whom we know the name only. Decoration: the name stands beside it. */
export function Avatar({ name, seed, account }: Props) {
  return (
    <span className="avatar" style={{ '--hue': hueOf(seed) }} aria-hidden="true">
      {initialsOf(name)}
      {account && <AccountMark account={account} />}
    </span>
  )
}

interface Props {
  readonly name: string
  /** What the colour is derived from: an id, so that a new name keeps its colour. */
  readonly seed: string
  readonly account?: AccountShape | undefined
}

export function AccountMark({ account }: { readonly account: AccountShape }) {
  return (
    <span className="account-mark" style={{ '--hue': hueOf(account.id) }} aria-hidden="true">
      {account.channel_label.slice(0, 1).toUpperCase()}
    </span>
  )
}
