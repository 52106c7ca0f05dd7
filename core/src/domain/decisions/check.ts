import type { Account } from '../account.ts'
import { alarm, calm } from '../alarm.ts'
import { nothing, put, type Decision } from '../change.ts'
import type { Moment } from '../ids.ts'
import type { Plan } from '../task.ts'
import {
  endOf,
  isRenewalDue,
  newLife,
  toldSpan,
  unknownSpan,
  warningDue,
  type Span,
  type TokenLife,
} from '../token-life.ts'

/** What the channel says of a token: see `Checked`. */
type Said =
  | { readonly kind: 'good' }
  | { readonly kind: 'unclear' }
  | { readonly kind: 'bad'; readonly detail: string }

/** What else was learnt on the way. */
export interface Learnt {
  /** Whether the channel exchanges tokens. */
  readonly renews?: boolean
  /** When it ends, if the channel tells. */
  readonly span?: Span | null
  /** What came of exchanging it, if that was tried. */
  readonly renewal?:
    | { readonly kind: 'renewed'; readonly sealed: string; readonly expiresAt: number }
    | { readonly kind: 'refused'; readonly detail: string }
    | null
}

const day = 24 * 3_600_000

/**
 * Every token is shown to its channel once a day, so that one that has expired is noticed before customers notice; and
 * when it is to be exchanged, or administrators are to be told that it ends.
 */
export function isCheckDue(account: Account, now: number): boolean {
  if (!account.active) return false
  const life = lifeOf(account)
  return (
    now - (account.tokenCheckedAt ?? account.createdAt) >= day ||
    (!account.tokenRefused && (isRenewalDue(life, now) || warningDue(life, now) !== null))
  )
}

/** What is known of the token's life; next to nothing of one that came before anybody asked. */
export function lifeOf({ tokenLife, createdAt }: Account, renews = false): TokenLife {
  const renewAt = renews ? createdAt + day : null
  return tokenLife ?? { ...unknownSpan, givenAt: createdAt, renewAt, warnedDays: null }
}

/** What follows from a check. An account that got another token meanwhile, or a channel that was away, is asked again later. */
export function decideChecked(
  account: Account,
  used: string,
  said: Said,
  learnt: Learnt,
  moment: Moment,
): Decision {
  if (account.sealedToken !== used) return nothing
  if (said.kind === 'bad') return refused(account, said.detail, moment)
  const { after, tasks } = lived(account, learnt, moment)
  if (said.kind === 'unclear')
    return tasks.length === 0 ? nothing : { changes: [put('account', after)], tasks }
  const cause = { kind: 'token_invalid', subject: account.id } as const
  return {
    changes: [put('account', { ...after, tokenCheckedAt: moment.now, tokenRefused: null })],
    tasks: [...(account.tokenRefused ? [calm(cause, moment)] : []), ...tasks],
  }
}

function refused(account: Account, detail: string, moment: Moment): Decision {
  const tokenRefused = account.tokenRefused ?? { at: moment.now, detail }
  return {
    changes: [put('account', { ...account, tokenCheckedAt: moment.now, tokenRefused })],
    tasks: [alarm({ kind: 'token_invalid', subject: account.id, detail }, moment)],
  }
}

/** The account with what is known of its token now, and what administrators are told of that. */
function lived(
  account: Account,
  { renews, span, renewal }: Learnt,
  moment: Moment,
): { readonly after: Account; readonly tasks: readonly Plan[] } {
  const before = lifeOf(account, renews)
  const known = span ? toldSpan(before, span) : before
  const about = { kind: 'token_expiring', subject: account.id } as const
  if (renewal?.kind === 'renewed') {
    const tokenLife = newLife({ ...unknownSpan, expiresAt: renewal.expiresAt }, true, moment)
    return { after: { ...account, sealedToken: renewal.sealed, tokenLife }, tasks: [calm(about, moment)] }
  }
  const warning = warningDue(known, moment.now)
  const warned = warning === null ? known : { ...known, warnedDays: warning }
  const tokenLife = renewal?.kind === 'refused' ? { ...warned, renewAt: moment.now + day } : warned
  const after = { ...account, tokenLife }
  const reason = renewal?.kind === 'refused' ? `It could not be exchanged: ${renewal.detail}` : null
  if (warning === null && reason === null)
    return {
      after,
      tasks: before.warnedDays !== null && known.warnedDays === null ? [calm(about, moment)] : [],
    }
  const detail = [endsIn(known, moment.now), reason].filter((part) => part !== null).join(' ')
  return { after, tasks: [alarm({ ...about, detail }, moment)] }
}

function endsIn(span: Span, now: number): string | null {
  const end = endOf(span)
  if (end === null) return null
  return `It ends in ${Math.max(0, Math.ceil((end - now) / day))} days: give the account a new one.`
}
