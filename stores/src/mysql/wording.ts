import type { Statement, Value } from '../kit/statement.ts'
import { fewRows } from './few-rows.ts'
import { byIndex } from './ways.ts'

/** A statement in MySQL's words, and the place in a row of the value for each of its `?`. */
interface Worded {
  readonly sql: string
  readonly places: readonly number[]
}

const known = new WeakMap<Statement, Worded>()

export function worded(statement: Statement): Worded {
  const found = known.get(statement) ?? word(statement.sql)
  known.set(statement, found)
  return found
}

/** The values in the order of the `?`. */
export function valuesFor({ places }: Worded, row: readonly Value[]): readonly Value[] {
  return places.map((place) => row[place] ?? null)
}

function word(text: string): Worded {
  const places: number[] = []
  let next = 0
  // It finds no place in an index by `(a, b) < (?, ?)`, but it does by `a <= ?`.
  const sql = fewRows
    .reduce((made, { where, column, is }) => made.replaceAll(where, `\`${column}\` = ${is}`), text)
    .replaceAll(upTo, (all, a?: string, b?: string, side?: string, or?: string) => {
      const first = next++
      if (a === undefined) places.push(first)
      else places.push(first, first, next++)
      return a === undefined ? all : `(${a} ${side}= ? and (${a} ${side} ? or ${b} ${side}${or} ?))`
    })
  return { sql: byIndex(sql), places }
}

const upTo = /\((\w+), (\w+)\) ([<>])(=?) \(\?, \?\)|\?/g
