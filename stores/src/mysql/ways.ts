import { stepsToTake } from '../kit/server/steps.ts'
import { wording } from './steps.ts'

interface Index {
  readonly name: string
  readonly columns: readonly string[]
}

/** Of each table, the indexes that are there when all steps are taken. */
const indexes = new Map<string, Map<string, Index>>()
for (const sql of stepsToTake(wording, []).flatMap((step) => step.sql)) note(sql.replaceAll('`', ''))

function note(sql: string): void {
  const [, made, of, columns] = /^create (?:unique )?index (\w+) on (\w+) \((.*)\)$/.exec(sql) ?? []
  if (made && of && columns) add(of, { name: made, columns: columns.split(', ') })
  const [, dropped, from = ''] = /^drop index (\w+) on (\w+)$/.exec(sql) ?? []
  if (dropped) indexes.get(from)?.delete(dropped)
  const [, table] = /^create table (\w+)/.exec(sql) ?? []
  const [, key] = /primary key \((.*?)\)/.exec(sql) ?? /(\w+) \S+ (?:not null )?primary key/.exec(sql) ?? []
  if (table && key) add(table, { name: 'primary', columns: key.split(', ') })
}

function add(table: string, index: Index): void {
  const known = indexes.get(table) ?? new Map<string, Index>()
  indexes.set(table, known.set(index.name, index))
}

/**
 * Says by which index a statement about one table finds its rows. The server would choose by how many rows it believes there
 * are: of a table that was empty a moment ago it reads, and locks, all.
 */
export function byIndex(sql: string): string {
  if (sql.includes(' join ')) return sql
  const [, lead, table = '', rest = ''] = /^((?:select .*? from|update) `(\w+)`)(.*)$/s.exec(sql) ?? []
  const best = [...(indexes.get(table)?.values() ?? [])]
    .map((index) => ({ name: index.name, fits: fit(index, rest) }))
    .toSorted((a, b) => b.fits - a.fits)[0]
  return lead && best && best.fits > 0 ? `${lead} force index (${best.name})${rest}` : sql
}

/** How many of the first columns have one value each, and a little more for each after them in which rows are ordered or bounded. */
function fit({ columns }: Index, rest: string): number {
  const [conditions = '', order = ''] = rest
    .slice(rest.indexOf(' where '))
    .replaceAll('`', '')
    .split(' order by ')
  const isFixed = (column: string) => new RegExp(`\\b${column} = [?'\\d]`).test(conditions)
  const isNext = (column: string) =>
    new RegExp(`\\b${column}\\b`).test(order) || new RegExp(`\\b${column} [<>]`).test(conditions)
  const free = columns.findIndex((column) => !isFixed(column))
  const fixed = free < 0 ? columns.length : free
  const after = columns.slice(fixed).findIndex((column) => !isNext(column))
  return fixed + (after < 0 ? columns.length - fixed : after) / 10
}
