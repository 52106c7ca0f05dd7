import type { Account } from '../account.ts'
import { alarm, calm } from '../alert.ts'
import { nothing, put, type Decision } from '../change.ts'
import type { Moment } from '../ids.ts'

/** What the channel says of a token: see `Checked`. */
type Said =
  | { readonly kind: 'good' }
  | { readonly kind: 'unclear' }
  | { readonly kind: 'bad'; readonly detail: string }

const day = 24 * 3_600_000

/** Every token is shown to its channel once a day, so that one that has expired is noticed before customers notice. */
export function isCheckDue(account: Account, now: number): boolean {
  return account.active && now - (account.tokenCheckedAt ?? account.createdAt) >= day
}

/** What follows from a check. An account that got another token meanwhile, or a channel that was away, is asked again later. */
export function decideChecked(account: Account, used: string, said: Said, moment: Moment): Decision {
  if (said.kind === 'unclear' || account.sealedToken !== used) return nothing
  const checked = { ...account, tokenCheckedAt: moment.now }
  const cause = { kind: 'token_invalid', subject: account.id } as const
  if (said.kind === 'good') {
    const tasks = account.tokenRefused ? [calm(cause, moment)] : []
    return { changes: [put('account', { ...checked, tokenRefused: null })], tasks }
  }
  const { detail } = said
  const tokenRefused = account.tokenRefused ?? { at: moment.now, detail }
  return {
    changes: [put('account', { ...checked, tokenRefused })],
    tasks: [alarm({ ...cause, detail }, moment)],
  }
}
