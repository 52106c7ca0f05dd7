import { commitStatements } from '../kit/commit-statements.ts'
import type { Ask } from '../kit/inquiry.ts'
import type { Found, Row, Session } from '../kit/server/session.ts'
import type { Statement, Value } from '../kit/statement.ts'
import { mysqlCompiler } from './compiler.ts'
import { valuesFor, worded } from './wording.ts'

/** Few queries for all rows of an ask, which go together. */
export async function read(session: Session, { statement, rows }: Ask, lock?: 'lock'): Promise<Found> {
  const form = worded(statement)
  const sql = lock ? `${form.sql} for update` : form.sql
  const parts = inParts(rows.map((row) => valuesFor(form, row)))
  return (await Promise.all(parts.map((part) => readPart(session, sql, part)))).flat()
}

async function readPart(session: Session, sql: string, rows: Ask['rows']): Promise<Found> {
  const [only] = rows
  if (only && rows.length === 1) return [await session.query(sql, only)]
  const found = rows.map((): Row[] => [])
  const all = /order by|limit|count\(/.test(sql) ? oneByOne(sql, rows.length) : joined(sql, rows)
  for (const row of await session.query(all, rows.flat())) found[Number(row['at'])]?.push(row)
  return found
}

function oneByOne(sql: string, rows: number): string {
  const selects = Array.from({ length: rows }, (_, at) => `(${sql.replace(' from ', `, ${at} as at from `)})`)
  return selects.join(' union all ')
}

/** What is looked for is a table of its own, and its rows are looked up in their order. */
function joined(sql: string, rows: Ask['rows']): string {
  const [, columns, from] = /^select (.*?) from (.*)$/s.exec(sql) ?? []
  return `select ${columns}, given.at from ${given(rows)} straight_join ${asGiven(from)}`
}

/** A table of rows in their order, with columns p0, p1, …; the values follow row by row. */
export function given([first = [], ...others]: Ask['rows']): string {
  const named = ['0 as at', ...first.map((_, at) => `? as p${at}`)]
  const rows = [named, ...others.map((row, at) => [at + 1, ...row.map(() => '?')])]
  return `(${rows.map((row) => `select ${row.join(', ')}`).join(' union all ')}) as given`
}

function asGiven(sql = ''): string {
  let place = 0
  return sql.replaceAll('?', () => `given.p${place++}`)
}

/** Far below what a server takes as one packet, and as much as is quickly done. */
const mostRows = 500
const mostLength = 1_000_000

/** Makes all changes of an ask with few statements, which go together. */
export async function write(session: Session, { statement, rows }: Ask): Promise<void> {
  await Promise.all(inParts(rows).flatMap((part) => change(session, statement, part)))
}

/** The rows in their order, in parts that go together. */
export function inParts(rows: Ask['rows']): readonly Ask['rows'][] {
  const parts: (readonly Value[])[][] = []
  let length = mostLength
  for (const row of rows) {
    const own = row.reduce((sum: number, value) => sum + (typeof value === 'string' ? value.length : 20), 0)
    const last = parts.at(-1)
    if (last && length + own <= mostLength && last.length < mostRows) {
      last.push(row)
      length += own
    } else {
      parts.push([row])
      length = own
    }
  }
  return parts
}

const updates = commitStatements(mysqlCompiler)
/** Updates that name every column of a row which is known to be there. */
const whole = new Set(
  [...Object.values(updates.update), updates.moveKey, updates.advanceLog].map(({ sql }) => sql),
)

function change(session: Session, statement: Statement, rows: Ask['rows']): readonly Promise<unknown>[] {
  const { sql } = statement
  const [, head, tail] = /^(insert .*) values (.*)$/s.exec(sql) ?? []
  if (head) return [session.query(`${head} values ${rows.map(() => tail).join(', ')}`, rows.flat())]
  const [, table, where] = /^delete from (`\w+`) where (.*)$/s.exec(sql) ?? []
  if (table) {
    // By its primary key, also where looking through the few rows there are seems cheaper: that would lock them all.
    const found = `${given(rows)} straight_join ${table} force index (primary) where ${asGiven(where)}`
    return [session.query(`delete ${table} from ${found}`, rows.flat())]
  }
  if (whole.has(sql)) return [session.query(replace(sql), [rows])]
  return rows.map((row) => session.query(worded(statement).sql, row))
}

function replace(update: string): string {
  const [, table, set = '', where = ''] = /^update (`\w+`) set (.*) where (.*)$/s.exec(update) ?? []
  const changed = columnsOf(set)
  const changes = changed.map((column) => `${column} = values(${column})`)
  const columns = [...changed, ...columnsOf(where)]
  return `insert into ${table} (${columns.join(', ')}) values ? on duplicate key update ${changes.join(', ')}`
}

function columnsOf(list: string): readonly string[] {
  return [...list.matchAll(/`\w+`(?= = \?)/g)].map(([column]) => column)
}
