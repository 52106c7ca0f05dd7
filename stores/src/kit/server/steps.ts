import { HubError } from '@parley/core/domain/error.ts'

import type { Compiler } from '../compiler.ts'
import { stepsLeft } from '../migrations/steps.ts'

/** How one kind of server words the steps of all databases, and the steps that it needs beside them. */
export interface Wording {
  readonly compiler: Compiler
  reword(sql: string): readonly string[]
  readonly own: Readonly<Record<string, readonly string[]>>
}

export interface WordedStep {
  readonly name: string
  readonly sql: readonly string[]
}

/** The steps that a database has not taken. Throws `unavailable` for one that was written by a newer version. */
export function stepsToTake(
  { compiler, reword, own }: Wording,
  taken: readonly string[],
): readonly WordedStep[] {
  const left = stepsLeft(taken.filter((name) => !(name in own)))
  if ('unknown' in left) throw newer(left.unknown)
  const shared = left.map(({ name, up }) => ({
    name,
    sql: up(compiler()).flatMap((each) => reword(each.compile().sql)),
  }))
  const others = Object.entries(own).filter(([name]) => !taken.includes(name))
  return [...shared, ...others.map(([name, sql]) => ({ name, sql }))]
}

function newer(step: string): HubError {
  const detail = `The data was written by a newer version (it has taken step ${step}): start that version, or a later one.`
  return new HubError('unavailable', detail)
}
