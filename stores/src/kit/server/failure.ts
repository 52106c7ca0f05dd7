import { HubError } from '@parley/core/domain/error.ts'

/**
 * What a failure means: somebody else was in the way and the transaction is to be done `again`; the server itself said
 * `no` and nothing was done; or the answer was lost, and nobody knows.
 */
export type Meaning = 'again' | 'no' | 'unknown'
export type Meanings = (error: unknown) => Meaning

/** Another process was first: the transaction is to be done again. */
export class Overtaken extends Error {}

/** Whatever the server, some failures are none of its own. */
export function meaningOf(error: unknown, ofServer: Meanings): Meaning {
  if (error instanceof Overtaken) return 'again'
  return error instanceof HubError ? 'no' : ofServer(error)
}

/** By then it is no matter of the moment: the same two records hold one key, or the same event was logged twice. */
const mostTries = 8

/** Does it again while others were in the way. */
export async function retried<T>(meaning: Meanings, work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      if (tries >= mostTries || meaningOf(error, meaning) !== 'again') throw error
    }
  }
}

/** Between the first and the last of these a database quotes what was to be written, or the name of a key. */
const quoted = /['"].*['"]/s

/** Says what the database said, without what it quotes. */
export function failure(error: unknown): HubError {
  if (error instanceof HubError) return error
  const detail =
    error instanceof Error ? `The database failed: ${error.message.replace(quoted, '…')}.` : String(error)
  return new HubError('unavailable', detail)
}
