import { answer, ask } from '../../kit/inquiry.ts'
import { bind, type Statement } from '../../kit/statement.ts'
import { digest } from '../../kit/words/code.ts'
import type { Entry, Step } from '../../kit/words/follow.ts'
import type { Connection } from '../database.ts'
import { perMs } from './find.ts'

type Write<P> = Statement<P, never>

const known: Statement<{ tenant: string; id: string }, { place: number; digest: number }> = {
  sql: 'select place, digest from word_entry where tenant = ? and id = ?',
  names: ['tenant', 'id'],
}
const lastBefore: Statement<{ from: number; to: number }, { place: number | null }> = {
  sql: 'select max(place) as place from word_entry where place >= ? and place < ?',
  names: ['from', 'to'],
}
const enter: Write<{ place: number; tenant: string; id: string; digest: number }> = {
  sql: `insert into word_entry (place, tenant, id, digest) values (?, ?, ?, ?)
    on conflict (place) do update set digest = excluded.digest`,
  names: ['place', 'tenant', 'id', 'digest'],
}
const leave: Write<{ place: number }> = { sql: 'delete from word_entry where place = ?', names: ['place'] }
const say: Write<{ place: number; words: string }> = {
  sql: 'insert into word_index (rowid, words) values (?, ?)',
  names: ['place', 'words'],
}
const unsay: Write<{ place: number }> = { sql: 'delete from word_index where rowid = ?', names: ['place'] }
const note: Write<Step['cursors'][number]> = {
  sql: 'insert or replace into word_cursor (tenant, account, seq) values (?, ?, ?)',
  names: ['tenant', 'account', 'seq'],
}
const fill: Write<Step['fills'][number]> = {
  sql: 'insert or replace into word_fill (kind, tenant, id) values (?, ?, ?)',
  names: ['kind', 'tenant', 'id'],
}

/** Writes a step, the earliest places first: out of order the index would write a segment for each. */
export function writeStep(db: Connection, { entries, cursors, fills }: Step): void {
  const put = <P extends object>(statement: Write<P>, params: P) =>
    db.write({ statement, rows: [bind(statement, params)] })
  for (const entry of entries.toSorted((a, b) => a.at - b.at)) {
    const { tenant, id, words } = entry
    const [row] = answer(ask(known, { tenant, id }), db.read)
    const mark = digest(words)
    if (row?.digest === mark || (!row && words.length === 0)) continue
    const place = row?.place ?? freePlace(db, entry)
    if (row) put(unsay, { place })
    if (words.length === 0) put(leave, { place })
    else {
      put(enter, { place, tenant, id, digest: mark })
      put(say, { place, words: [...new Set(words)].join(' ') })
    }
  }
  for (const cursor of cursors) put(note, cursor)
  for (const each of fills) put(fill, each)
}

/** Behind all others of the same moment; a moment that is full gives to the next. */
function freePlace(db: Connection, { at }: Pick<Entry, 'at'>): number {
  for (let from = at * perMs; ; from += perMs) {
    const [row] = answer(ask(lastBefore, { from, to: from + perMs }), db.read)
    const place = (row?.place ?? from - 1) + 1
    if (place < from + perMs) return place
  }
}
