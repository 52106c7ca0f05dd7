import type { Compilable, Kysely } from 'kysely'

import type { Tables } from '../tables.ts'
import { alerts } from './alerts.ts'
import { attempts } from './attempts.ts'
import { files } from './files.ts'
import { first } from './first.ts'
import { keysAndAudit } from './keys-and-audit.ts'
import { leftOf, type Taken } from './left.ts'
import { letters } from './letters.ts'
import { lists } from './lists.ts'
import { people } from './people.ts'
import { sessions } from './sessions.ts'
import { since } from './since.ts'
import { trace } from './trace.ts'
import { words } from './words.ts'

export interface Step {
  readonly name: string
  /** The step that an older version must know to work beside this one, which takes something away; none if it only adds. */
  readonly since?: string
  up(db: Kysely<Tables>): readonly Compilable[]
}

/**
 * Every step the database has taken, in order. Up only, and never changed once released. Expand, then contract: add
 * what the new version needs, let the release that no longer reads the old thing go out, and remove it in a later step.
 */
export const steps: readonly Step[] = [
  { name: '001-first', up: ({ schema }) => first(schema) },
  { name: '002-keys-and-audit', up: ({ schema }) => keysAndAudit(schema) },
  { name: '003-attempts', up: ({ schema }) => attempts(schema) },
  { name: '004-people', up: people },
  { name: '005-letters', up: ({ schema }) => letters(schema) },
  { name: '006-trace', up: ({ schema }) => trace(schema) },
  { name: '007-sessions', up: sessions },
  { name: '008-alerts', up: ({ schema }) => alerts(schema) },
  { name: '009-files', up: ({ schema }) => files(schema) },
  { name: '010-words', up: ({ schema }) => words(schema) },
  { name: '011-lists', up: ({ schema }) => lists(schema) },
  { name: '012-since', up: ({ schema }) => since(schema) },
]

/** What the documents look like after all steps. */
export const newestForm = steps.at(-1)?.name ?? ''

export function knows(name: string): boolean {
  return steps.some((step) => step.name === name)
}

export function stepsLeft(taken: readonly Taken[], own?: readonly string[]) {
  return leftOf(steps, taken, own)
}
