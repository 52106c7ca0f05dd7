import { HubError } from '@parley/core/domain/error.ts'

import type { Compiler } from '../compiler.ts'
import type { Taken } from '../migrations/left.ts'
import { stepsLeft, type Step } from '../migrations/steps.ts'

/** How one kind of server words the steps of all databases, and the steps that it needs beside them. */
export interface Wording {
  readonly compiler: Compiler
  reword(sql: string): readonly string[]
  readonly own: Readonly<Record<string, readonly string[]>>
  /** Which of its own steps take something away, and what must be known beside them (see `Step`). */
  readonly since?: Readonly<Record<string, string>>
}

export interface WordedStep extends Pick<Step, 'name' | 'since'> {
  readonly sql: readonly string[]
}

/** The steps that a database has not taken. Throws `unavailable` for one that only newer versions can work on. */
export function stepsToTake(
  { compiler, reword, own, since = {} }: Wording,
  taken: readonly Taken[],
): readonly WordedStep[] {
  const left = stepsLeft(taken, Object.keys(own))
  if ('unknown' in left) throw newer(left.unknown)
  const shared = left.map(({ up, ...step }) => ({
    ...step,
    sql: up(compiler()).flatMap((each) => reword(each.compile().sql)),
  }))
  const others = Object.entries(own).filter(([name]) => !taken.some((one) => one.name === name))
  return [
    ...shared,
    ...others.map(([name, sql]) => ({ name, sql, ...(since[name] && { since: since[name] }) })),
  ]
}

function newer(step: string): HubError {
  const detail = `The data was written by a newer version (it has taken step ${step}): start that version, or a later one.`
  return new HubError('unavailable', detail)
}
