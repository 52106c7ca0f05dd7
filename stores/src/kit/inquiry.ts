import { bind, type Statement, type Value } from './statement.ts'

/** One statement and the values for which it is asked; the answer's rows come in the order of these. */
export interface Ask {
  readonly statement: Statement
  readonly rows: readonly (readonly Value[])[]
}

/**
 * A read of several steps, written once for every database: it yields what it asks and is given the rows. A database
 * in the process answers at once; one across a network may run many inquiries in step, each step as one query.
 */
export type Inquiry<T> = Generator<Ask, T, readonly unknown[]>

export function ask<P extends object, R>(
  statement: Statement<P, R>,
  ...params: readonly P[]
): Inquiry<readonly R[]> {
  return rowsOf(
    statement,
    params.map((each) => bind(statement, each)),
  )
}

/** Asks within one tenant: it names the tenant in every statement, and takes only statements that want it named. */
export type AskOwn = <P extends { readonly tenant: string }, R>(
  statement: Statement<P, R>,
  ...params: readonly Omit<P, 'tenant'>[]
) => Inquiry<readonly R[]>

export function within(tenant: string): AskOwn {
  return (statement, ...params) => {
    const { sql, names } = statement
    return rowsOf(
      statement,
      params.map((each) => bind<object>({ sql, names }, { ...each, tenant })),
    )
  }
}

function* rowsOf<P, R>(statement: Statement<P, R>, rows: Ask['rows']): Inquiry<readonly R[]> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the statement's type says what its rows look like
  return (yield { statement, rows }) as readonly R[]
}

/** Answers an inquiry with a `read` that knows the rows at once. */
export function answer<T>(inquiry: Inquiry<T>, read: (ask: Ask) => readonly unknown[]): T {
  let step = inquiry.next([])
  while (step.done !== true) step = inquiry.next(read(step.value))
  return step.value
}
