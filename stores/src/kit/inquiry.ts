import { bind, type Statement, type Value } from './statement.ts'

/** One statement and the values for which it is asked; the answer's rows come in the order of these. */
export interface Ask {
  readonly statement: Statement
  readonly rows: readonly (readonly Value[])[]
}

/** For each ask the rows that were found. */
export type Answers = readonly (readonly unknown[])[]

/**
 * A read of several steps, written once for every database: it yields what it asks at once and is given the rows. A database
 * in the process answers at once; one across a network may run many inquiries in step, each statement as one query.
 */
export type Inquiry<T> = Generator<readonly Ask[], T, Answers>

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
  const [found = []] = yield [{ statement, rows }]
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the statement's type says what its rows look like
  return found as readonly R[]
}

/** Several that do not wait for each other, step by step at the same time. */
export function* together<T>(inquiries: readonly Inquiry<T>[]): Inquiry<readonly T[]> {
  let steps = inquiries.map((inquiry) => inquiry.next([]))
  for (;;) {
    const asks = steps.map((step) => (step.done === true ? [] : step.value))
    if (steps.every((step) => step.done)) break
    const answers = yield asks.flat()
    let from = 0
    steps = steps.map((step, at) => {
      const own = answers.slice(from, (from += asks[at]?.length ?? 0))
      return step.done === true ? step : (inquiries[at]?.next(own) ?? step)
    })
  }
  return steps.flatMap((step) => (step.done === true ? [step.value] : []))
}

/** The same for two of different kinds. */
export function* both<A, B>(one: Inquiry<A>, other: Inquiry<B>): Inquiry<readonly [A, B]> {
  let [first, second] = [one.next([]), other.next([])]
  for (;;) {
    if (first.done === true && second.done === true) return [first.value, second.value]
    const [asked, askedToo] = [
      first.done === true ? [] : first.value,
      second.done === true ? [] : second.value,
    ]
    const answers = yield [...asked, ...askedToo]
    if (first.done !== true) first = one.next(answers.slice(0, asked.length))
    if (second.done !== true) second = other.next(answers.slice(asked.length))
  }
}

/** Answers an inquiry with a `read` that knows the rows at once. */
export function answer<T>(inquiry: Inquiry<T>, read: (ask: Ask) => readonly unknown[]): T {
  let step = inquiry.next([])
  while (step.done !== true) step = inquiry.next(step.value.map(read))
  return step.value
}
