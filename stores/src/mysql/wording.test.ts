import { expect, test } from 'vitest'

import type { Statement } from '../kit/statement.ts'
import { valuesFor, worded } from './wording.ts'

const inWords = (sql: string) => {
  const statement: Statement = { sql, names: [] }
  return worded(statement)
}

test('what comes after a place in a list is bounded by a column that an index knows', () => {
  const form = inWords(
    'select `doc` from `message` where `tenant` = ? and (placed_at, seq) <= (?, ?) limit ?',
  )
  expect(form.sql).toContain('(placed_at <= ? and (placed_at < ? or seq <= ?))')
  expect(valuesFor(form, ['ten', 5, 7, 20])).toEqual(['ten', 5, 5, 7, 20])
})

test('what only few rows are is asked of a column of its own', () => {
  const form = inWords("select `doc` from `message` where `tenant` = ? and `status` in ('sent', 'delivered')")
  expect(form.sql).toMatch(/`waits` = 2$/)
})

test('each statement about one table names the index that has most of what it asks', () => {
  const indexIn = (sql: string) => /force index \((\w+)\)/.exec(inWords(sql).sql)?.[1]
  const inThread = 'select `doc` from `message` where `tenant` = ? and `conversation` = ?'
  expect(indexIn('select `doc` from `message` where `tenant` = ? and `id` = ?')).toBe('primary')
  expect(indexIn(`${inThread} order by \`placed_at\` desc, \`seq\` desc limit ?`)).toBe('message_place')
  expect(indexIn(`${inThread} and \`status\` in ('sending', 'unknown')`)).toBe('message_in_flight')
  expect(indexIn('select count(*) as `count` from `task`')).toBeUndefined()
})
