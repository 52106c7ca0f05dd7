import type { AuditId } from './ids.ts'

/** Who did something. `operator` runs the hub; `system` is the hub itself. */
export interface Actor {
  readonly kind: 'user' | 'key' | 'operator' | 'system'
  readonly id: string
}

/** A verb and the noun it was done to. */
export type Action = `${string}.${string}`

export type Detail = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

/** What the audit log says of a request that changed something: the action, and the fields of the body worth keeping. */
export interface Deed {
  readonly action: Action
  /** Never a secret, a message's text, a name or a number. */
  readonly keep: readonly string[]
}

/** What is kept of a request. */
export function detailOf(deed: Deed | null, asked: unknown): Detail {
  if (typeof asked !== 'object' || asked === null) return {}
  return Object.fromEntries(
    Object.entries(asked).filter(([name, value]) => deed?.keep.includes(name) && isPlain(value)),
  )
}

function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((each) => typeof each === 'string')
  return value === null || ['string', 'number', 'boolean'].includes(typeof value)
}

/** One line of the audit log, written in the same commit as the change it tells of and never changed. */
export interface Audit {
  readonly id: AuditId
  readonly at: number
  readonly actor: Actor
  readonly action: Action
  /** The id of what was changed. */
  readonly target: string | null
  /** What was asked for, without secrets, message texts, names or numbers. */
  readonly detail: Detail
  readonly correlationId: string
  readonly version: number
}
