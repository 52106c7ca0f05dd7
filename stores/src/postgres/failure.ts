import type { Meaning } from '../kit/server/failure.ts'

/** serialization_failure, deadlock_detected, unique_violation: somebody else was there at the same moment. */
const ofTheMoment: ReadonlySet<string> = new Set(['40001', '40P01', '23505'])

/** Reads the SQLSTATE with which Postgres refuses. Without one, or with that of a lost connection, nobody knows. */
export function meaning(error: unknown): Meaning {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code) || /^(08|57|58|XX)/.test(code)) return 'unknown'
  return ofTheMoment.has(code) ? 'again' : 'no'
}
