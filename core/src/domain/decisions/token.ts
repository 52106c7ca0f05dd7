import type { Account } from '../account.ts'
import type { Outcome } from '../call.ts'
import { put, type Decision } from '../change.ts'

/**
 * The decision, which also notes that the channel refused the account's token, unless it has got another one since the
 * call: from then on sends fail at once.
 */
export function notingToken(
  decision: Decision,
  { account, used, outcome }: { readonly account: Account; readonly used: string; readonly outcome: Outcome },
  now: number,
): Decision {
  if (outcome.kind !== 'refused' || outcome.class !== 'auth') return decision
  if (account.tokenRefused || account.sealedToken !== used) return decision
  const after = { ...account, tokenRefused: { at: now, detail: outcome.detail } }
  return { ...decision, changes: [...decision.changes, put('account', after)] }
}
