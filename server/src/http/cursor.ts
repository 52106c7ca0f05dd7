import { id } from '@parley/contract/shapes.ts'
import { HubError } from '@parley/core/domain/error.ts'
import { isId, type AccountId } from '@parley/core/domain/ids.ts'
import { z } from 'zod'

/** Where a reader stands in each account's log. */
export type Position = Readonly<Record<AccountId, number>>

export function writeCursor(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url')
}

/**
 * `start` is before the first event of every account. Throws `HubError('invalid_request')` for anything else that
 * `writeCursor` has not written.
 */
export function readCursor(text: string): Position {
  if (text === 'start') return {}
  const read = position.safeParse(parse(text))
  if (!read.success) throw new HubError('invalid_request', 'after: this is not a cursor of the events feed.')
  return read.data
}

/** The accounts of a position, each with where the reader stands. */
export function placesOf(given: Position): readonly (readonly [AccountId, number])[] {
  return Object.entries(given).flatMap(([account, seq]) =>
    isId('acc', account) ? [[account, seq] as const] : [],
  )
}

const position = z.record(id('acc'), z.int().min(0))

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
