import { sql, type Compilable, type RawBuilder } from 'kysely'

export type Value = string | number | null

/**
 * SQL that was compiled once, with the names of its parameters in the order of its placeholders. Kysely runs at the
 * start of the process and never for a row.
 */
export interface Statement<P = never, R = unknown> {
  readonly sql: string
  readonly names: readonly string[]
  /** Tells the compiler what goes in and what comes out; holds nothing. */
  readonly types?: { readonly params: (params: P) => void; readonly row: R }
}

/** Stands for a value that is given later. */
export type Param<P> = <N extends keyof P & string>(name: N) => RawBuilder<P[N]>

export function statement<P, R>(build: (param: Param<P>) => Compilable<R>): Statement<P, R> {
  const compiled = build((name) => sql`${sql.val(new Placeholder(name))}`).compile()
  return { sql: compiled.sql, names: compiled.parameters.map(nameOf) }
}

/** The values in the statement's order. */
export function bind<P extends object>(statement: Statement<P>, params: P): Value[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a statement names only members of P that `param` gave to Kysely as values
  const values = params as Readonly<Record<string, Value>>
  return statement.names.map((name) => values[name] ?? null)
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
