import { HubError } from '@parley/core/domain/error.ts'

/** The SQLSTATE with which Postgres refuses; nothing for a lost connection, after which nobody knows what was done. */
function stateOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !/^(08|57|58|XX)/.test(code)
    ? code
    : undefined
}

/** Whether Postgres itself said that nothing was done. Anything that is no matter of the database counts, too. */
export function saidNo(error: unknown): boolean {
  return stateOf(error) !== undefined || error instanceof HubError
}

/** Another process was first: the transaction is to be done again. */
export class Overtaken extends Error {
  readonly code = '40001'
}

/** serialization_failure, deadlock_detected, unique_violation: somebody else was there at the same moment. */
const ofTheMoment: ReadonlySet<string> = new Set(['40001', '40P01', '23505'])
/** By then it is no matter of the moment: the same two records hold one key, or the same event was logged twice. */
const mostTries = 8

/** Does it again while others were in the way. */
export async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      if (tries >= mostTries || !ofTheMoment.has(stateOf(error) ?? '')) throw error
    }
  }
}

/** Says what the database said; that names tables and columns, never what was to be written. */
export function failure(error: unknown): HubError {
  if (error instanceof HubError) return error
  const detail = error instanceof Error ? `The database failed: ${error.message}.` : String(error)
  return new HubError('unavailable', detail)
}
