import { put, type Change } from '../change.ts'
import type { Session } from '../people.ts'

/** A session that is not used for two weeks ends. */
export const sessionMs = 14 * 24 * 3_600_000

/** Requests that were under way while the token was exchanged, and one whose answer got lost, still bring the last one. */
const graceMs = 30_000

export type Rotation =
  | { readonly kind: 'rotated'; readonly session: Session; readonly changes: readonly Change[] }
  /** Exchanged a moment ago: the present tokens are given once more. */
  | { readonly kind: 'repeated'; readonly session: Session }
  /** Two hold the token, and one of them stole it: the session ends for both (RFC 9700, 4.14.2). */
  | { readonly kind: 'reused'; readonly changes: readonly Change[] }
  | { readonly kind: 'ended' }

/** What a refresh token of this generation is exchanged for. */
export function decideRotate(session: Session, generation: number, now: number): Rotation {
  if (session.expiresAt <= now) return { kind: 'ended' }
  if (generation === session.generation) {
    const rotated: Session = {
      ...session,
      generation: generation + 1,
      rotatedAt: now,
      expiresAt: now + sessionMs,
    }
    return { kind: 'rotated', session: rotated, changes: [put('session', rotated)] }
  }
  if (generation === session.generation - 1 && now - session.rotatedAt <= graceMs) {
    return { kind: 'repeated', session }
  }
  return { kind: 'reused', changes: [{ kind: 'drop', record: 'session', id: session.id }] }
}
