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
  { name: '012-since', up: ({ schema }) => since(schema) },
]

/** What the documents look like after all steps. */
export const newestForm = steps.at(-1)?.name ?? ''

export function knows(name: string): boolean {
  return steps.some((step) => step.name === name)
}

/** A step as the database has it written down. */
export interface Taken {
  readonly name: string
  readonly since?: string | null
}

/**
 * The steps still to take. A database that took steps unknown here was written by a newer version of the hub; `unknown` is
 * one that took away what this version needs. `own` are steps that this kind of database has beside those of all.
 */
export function stepsLeft(
  taken: readonly Taken[],
  own: readonly string[] = [],
): readonly Step[] | { readonly unknown: string } {
  const known = (name: string) => knows(name) || own.includes(name)
  const unknown = taken.find(({ name, since }) => !known(name) && since && !known(since))
  if (unknown) return { unknown: unknown.name }
  return steps.filter(({ name }) => !taken.some((one) => one.name === name))
}
