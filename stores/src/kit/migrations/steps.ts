import type { Compilable, Kysely } from 'kysely'

import type { Tables } from '../tables.ts'
import { alerts } from './alerts.ts'
import { attempts } from './attempts.ts'
import { files } from './files.ts'
import { first } from './first.ts'
import { keysAndAudit } from './keys-and-audit.ts'
import { letters } from './letters.ts'
import { lists } from './lists.ts'
import { people } from './people.ts'
import { sessions } from './sessions.ts'
import { trace } from './trace.ts'
import { words } from './words.ts'

export interface Step {
  readonly name: string
  up(db: Kysely<Tables>): readonly Compilable[]
}

/**
 * Every step the database has taken, in order. Up only, and never changed once released. Expand, then contract: add
 * what the new version needs, let the release that no longer reads the old thing go out, and remove it in a later step.
 */
const steps: readonly Step[] = [
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
]

/** What the documents look like after all steps. */
export const newestForm = steps.at(-1)?.name ?? ''

/** The steps still to take. A database that took steps unknown here was written by a newer version of the hub. */
export function stepsLeft(taken: readonly string[]): readonly Step[] | { readonly unknown: string } {
  const unknown = taken.find((name) => !steps.some((step) => step.name === name))
  return unknown === undefined ? steps.filter((step) => !taken.includes(step.name)) : { unknown }
}
