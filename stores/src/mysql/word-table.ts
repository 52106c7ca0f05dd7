import type { WordTable } from '../kit/server/dialect.ts'
import type { Session, Bound } from '../kit/server/session.ts'
import { digest } from '../kit/words/code.ts'
import type { Entry } from '../kit/words/follow.ts'
import { inParts } from './set-wise.ts'
import { find } from './words.ts'

interface Known {
  readonly tenant: string
  readonly id: string
  readonly place: number
  readonly digest: number
  readonly words: string
}

const know = `select tenant, id, place, digest, words from word_entry force index (primary)
  where (tenant, id) in (?) for update`
const enter = `insert into word_entry (tenant, id, kind, place, digest, words) values ?
  on duplicate key update digest = values(digest), words = values(words)`
const leave = 'delete word_entry from word_entry force index (primary) where (tenant, id) in (?)'
const place = 'insert ignore into word_at (word, place, id) values ?'
const displace = 'delete word_at from word_at force index (primary) where (word, place, id) in (?)'
const note = `insert into word_cursor (tenant, account, seq) values ? on duplicate key update seq = values(seq)`
const fill = `insert into word_fill (kind, tenant, id) values ?
  on duplicate key update tenant = values(tenant), id = values(id)`

export const words: WordTable = {
  find,
  looking:
    'set transaction isolation level repeatable read; start transaction with consistent snapshot, read only',
  /** Whoever holds the row has the turn, until the end of the transaction. */
  async takeTurn(session) {
    const mine = await session.query(`select value from fact where name = 'words' for update skip locked`, [])
    return mine.length === 1
  },
  async write(session, { entries, cursors, fills }) {
    const before = await knownOf(session, entries)
    const changed = entries.filter((entry) => before.get(nameOf(entry))?.digest !== digest(entry.words))
    const was = changed.flatMap((entry) => before.get(nameOf(entry)) ?? [])
    const kept = changed.filter((entry) => entry.words.length > 0)
    const placeOf = (entry: Entry) => before.get(nameOf(entry))?.place ?? entry.at
    await Promise.all([
      ...many(
        session,
        displace,
        was.flatMap((one) => placesOf(one.words.split(' ').filter(Boolean), one.place, one.id)),
      ),
      ...many(
        session,
        leave,
        changed.filter((entry) => entry.words.length === 0).map(({ tenant, id }) => [tenant, id]),
      ),
      ...many(
        session,
        enter,
        kept.map((one) => [
          one.tenant,
          one.id,
          one.kind,
          placeOf(one),
          digest(one.words),
          ` ${one.words.join(' ')} `,
        ]),
      ),
      ...many(
        session,
        place,
        kept.flatMap((one) => placesOf(one.words, placeOf(one), one.id)),
      ),
      ...many(
        session,
        note,
        cursors.map((one) => [one.tenant, one.account, one.seq]),
      ),
      ...many(
        session,
        fill,
        fills.map((one) => [one.kind, one.tenant, one.id]),
      ),
    ])
  },
  /** Not by `truncate`, which would commit what was written before. */
  forget: (session) =>
    Promise.all(
      ['word_at', 'word_entry', 'word_cursor', 'word_fill'].map((table) =>
        session.exec(`delete from ${table}`),
      ),
    ),
}

async function knownOf(session: Session, entries: readonly Entry[]): Promise<ReadonlyMap<string, Known>> {
  const names = entries.map(({ tenant, id }) => [tenant, id])
  const parts = await Promise.all(inParts(names).map((part) => session.query<Known>(know, [part])))
  return new Map(parts.flat().map((row) => [nameOf(row), row]))
}

function nameOf({ tenant, id }: Pick<Entry, 'tenant' | 'id'>): string {
  return `${tenant} ${id}`
}

/** Nobody looks for what a message belongs to by that alone. */
function placesOf(all: readonly string[], at: number, id: string) {
  return [...new Set(all)].filter((word) => !word.includes('_')).map((word) => [word, at, id])
}

function many(
  session: Session,
  sql: string,
  rows: readonly (readonly (string | number)[])[],
): readonly Promise<unknown>[] {
  return inParts(rows).map((part) => session.query(sql, [part satisfies Bound]))
}
