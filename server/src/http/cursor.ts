import { HubError } from '@parley/core/domain/error.ts'
import { isId, type AccountId } from '@parley/core/domain/ids.ts'

/** Where a reader stands in each account's log. */
export type Position = Readonly<Record<AccountId, number>>

export function writeCursor(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url')
}

/** Throws `HubError('invalid_request')` for anything that `writeCursor` has not written. */
export function readCursor(text: string): Position {
  const entries = Object.entries(parse(text))
  const fits = entries.every(([id, seq]) => isId('acc', id) && Number.isSafeInteger(seq) && Number(seq) >= 0)
  if (!fits) throw new HubError('invalid_request', 'after: this is not a cursor of the events feed.')
  return Object.fromEntries(entries) as Position
}

function parse(text: string): Record<string, unknown> {
  try {
    const json: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? { ...json } : { '': 0 }
  } catch {
    return { '': 0 }
  }
}
