import type { Moment } from './ids.ts'

const day = 24 * 3_600_000

/** How long a token lasts, as far as whoever gave it or the channel has said. */
export interface Span {
  /** Null: it does not end, or nobody has said when. */
  readonly expiresAt: number | null
  /** From then on the channel shows nothing more until the person who granted the token has come back. */
  readonly accessEndsAt: number | null
}

export const unknownSpan: Span = { expiresAt: null, accessEndsAt: null }

/** What the hub remembers of an account's token beside the token. */
export interface TokenLife extends Span {
  /** When the hub got it: it is at least that old. */
  readonly givenAt: number
  /** When it is to be exchanged for one that lasts longer; null where the channel has no such thing. */
  readonly renewAt: number | null
  /** The last warning that went out, in days before the end. */
  readonly warnedDays: number | null
}

/** The life of a token that the hub has just got. */
export function newLife(
  span: Span,
  renews: boolean,
  { now, random }: Pick<Moment, 'now' | 'random'>,
): TokenLife {
  const life = { ...span, givenAt: now, renewAt: null, warnedDays: null }
  return renews ? { ...life, renewAt: renewal(life, random()) } : life
}

/**
 * 15 to 20 days before its end: not all at once, and before anybody is warned. At once where the end is not known; never
 * in its first day, for it is refused then (Instagram Platform, "Refresh a long-lived token").
 */
function renewal({ givenAt, expiresAt }: Pick<TokenLife, 'givenAt' | 'expiresAt'>, random: number): number {
  const soonest = givenAt + day * (1 + random / 4)
  return Math.ceil(expiresAt === null ? soonest : Math.max(soonest, expiresAt - day * (15 + 5 * random)))
}

/** The life after the channel has told when it ends. */
export function toldSpan(life: TokenLife, span: Span): TokenLife {
  return { ...life, ...span, warnedDays: endOf(span) === endOf(life) ? life.warnedDays : null }
}

/** When the hub can do nothing more with it; null if that is not known to happen. */
export function endOf({ expiresAt, accessEndsAt }: Span): number | null {
  if (expiresAt === null || accessEndsAt === null) return expiresAt ?? accessEndsAt
  return Math.min(expiresAt, accessEndsAt)
}

export function isRenewalDue({ renewAt }: Pick<TokenLife, 'renewAt'>, now: number): boolean {
  return renewAt !== null && renewAt <= now
}

/** Days before the end at which administrators are told. */
const warnings = [14, 7, 3, 1]

/** The warning that is to go out now, in days before the end; null if it has gone out or none is due. */
export function warningDue(life: TokenLife, now: number): number | null {
  const end = endOf(life)
  if (end === null) return null
  const due = warnings.findLast((days) => end - now <= days * day)
  return due !== undefined && due < (life.warnedDays ?? Infinity) ? due : null
}
