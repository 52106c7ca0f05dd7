export type Value = string | number | null

/** SQL that was compiled once, with the names of its parameters in the order of its placeholders. */
export interface Statement<P = never, R = unknown> {
  readonly sql: string
  readonly names: readonly string[]
  /** Tells the compiler what goes in and what comes out; holds nothing. */
  readonly types?: { readonly params: (params: P) => void; readonly row: R }
}

/** The values in the statement's order. */
export function bind<P extends object>(statement: Statement<P>, params: P): Value[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a statement names only members of P that `param` gave to Kysely as values
  const values = params as Readonly<Record<string, Value>>
  return statement.names.map((name) => values[name] ?? null)
}
