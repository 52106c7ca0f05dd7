import { sql, type Compilable, type RawBuilder } from 'kysely'

import type { Statement } from './statement.ts'

/** Stands for a value that is given later. */
export type Param<P> = <N extends keyof P & string>(name: N) => RawBuilder<P[N]>

/** Kysely runs here, and never for a row: at the start of the process, or long before (`stores/src/sqlite/compiled.ts`). */
export function statement<P, R>(build: (param: Param<P>) => Compilable<R>): Statement<P, R> {
  const compiled = build((name) => sql`${sql.val(new Placeholder(name))}`).compile()
  return { sql: compiled.sql, names: compiled.parameters.map(nameOf) }
}

class Placeholder {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

function nameOf(parameter: unknown): string {
  if (parameter instanceof Placeholder) return parameter.name
  throw new TypeError(
    `The value ${String(parameter)} would be bound once and for all: use param() or sql.lit().`,
  )
}
