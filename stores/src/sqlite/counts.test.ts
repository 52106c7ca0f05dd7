import type { AccountId } from '@parley/core/domain/ids.ts'
import { expect, it } from 'vitest'

import { answer, within, type Ask } from '../kit/inquiry.ts'
import { counts } from '../kit/reads/pages.ts'
import { readStatements } from '../kit/reads/statements.ts'
import { sqliteCompiler } from './compiler.ts'

const sql = readStatements(sqliteCompiler)

/** Counts as a database does whose accounts have so many open conversations, none unread; and notes how far it counted. */
function counted(open: readonly number[]) {
  const among = open.map((_, at): AccountId => `acc_${at}`)
  let rows = 0
  const read = ({ statement, rows: asked }: Ask) =>
    asked.map((values) => {
      const [account, most] = ['account', 'most'].map((name) => values[statement.names.indexOf(name)])
      const all = statement === sql.countOpen ? (open[among.findIndex((id) => id === account)] ?? 0) : 0
      const count = Math.min(all, Number(most))
      rows += count
      return { count }
    })
  const found = JSON.parse(answer(counts(sql, within('ten_1'), { among }), read))
  return { ...found, rows }
}

it.each([
  { open: [3], told: 3 },
  { open: [3, 0, 40], told: 43 },
  { open: [3, 700], told: 703 },
  { open: [3, 700, 600], told: 1_000 },
  { open: [500, 500], told: 1_000 },
  { open: [5_000], told: 1_000 },
])('of $open conversations $told are told', ({ open, told }) => {
  expect(counted(open)).toMatchObject({ open: told, unread: 0 })
})

it('no more are counted than are told where all accounts have many', () => {
  expect(counted(Array.from({ length: 10 }, () => 9_000)).rows).toBe(1_000)
})
