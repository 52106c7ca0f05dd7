import type { AuditId } from './ids.ts'

/** Who did something. `operator` runs the hub; `system` is the hub itself. */
export interface Actor {
  readonly kind: 'user' | 'key' | 'operator' | 'system'
  readonly id: string
}

/** A verb and the noun it was done to. */
export type Action = `${string}.${string}`

export type Detail = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

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
