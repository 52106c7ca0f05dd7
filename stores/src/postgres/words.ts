import { HubError } from '@parley/core/domain/error.ts'
import type { Phrase } from '@parley/core/domain/search/phrases.ts'

import { ask } from '../kit/inquiry.ts'
import type { WordTable } from '../kit/server/dialect.ts'
import type { Statement } from '../kit/statement.ts'
import { digest } from '../kit/words/code.ts'
import type { Candidate, Find, Wanted } from '../kit/words/find.ts'

/** Only one process at a time writes the index. */
const followLock = 7_275_541

/** The words of a record as Postgres's text search keeps them, and its place in the order of the list. */
export const wordEntries = [
  `create table word_entry (
    tenant text collate "C" not null,
    id text collate "C" not null,
    kind text collate "C" not null,
    place bigint not null,
    digest bigint not null,
    words tsvector not null,
    primary key (tenant, id)
  )`,
  'create index word_entry_place on word_entry (tenant, kind, place, id)',
  'create index word_entry_words on word_entry using gin (words) with (gin_pending_list_limit = 512)',
]

/**
 * What is common is found soon among the newest entries, which are looked through as they stand; what is not is rare, and
 * the index knows all of it. So neither reads much: an index alone would gather every entry with a common word. What is
 * found only now and then among the newest is between the two: of five million entries thousands have it, and the next
 * 60,000 are read in less time.
 */
const newest = { among: 2_000, often: 2 }
const next = { among: 60_000, often: Infinity }

interface Span {
  tenant: string
  kind: string
  from: number
  place: number
  id: string
}
type Place = { id: string; place: number }

const span = 'tenant = $1 and kind = $2 and place >= $3 and (place, id) < ($4, $5)'
const names = ['tenant', 'kind', 'from', 'place', 'id']

const edge: Statement<Span & { among: number }, Place> = {
  sql: `select id, place from word_entry where ${span} order by place desc, id desc offset $6 limit 1`,
  names: [...names, 'among'],
}
const amongNewest: Statement<Span & { query: string; limit: number; among: number }, Place> = {
  sql: `select id, place from (
      select id, place, words from word_entry where ${span} order by place desc, id desc limit $8
    ) as newest where words @@ $6::tsquery order by place desc, id desc limit $7`,
  names: [...names, 'query', 'limit', 'among'],
}
const amongOlder: Statement<Span & { query: string; limit: number; rare: string }, Place> = {
  sql: `with found as materialized (
      select tenant, kind, id, place, words from word_entry where words @@ $8::tsquery
    ) select id, place from found where ${span} and words @@ $6::tsquery order by place desc, id desc limit $7`,
  names: [...names, 'query', 'limit', 'rare'],
}

/** What a search reads. */
export const wordReads = { edge, amongNewest, amongOlder }

const find: Find = function* (wanted) {
  const { tenant, kind, from, to, after, limit } = wanted
  const begin = after === null ? { place: to, id: '' } : markIn(after)
  let at = { tenant, kind, from, ...begin, query: queryOf(wanted) }
  const rows: Place[] = []
  for (const { among, often } of [newest, next]) {
    rows.push(...(yield* ask(amongNewest, { ...at, among, limit: limit - rows.length })))
    const [last] = rows.length < limit ? yield* ask(edge, { ...at, among }) : []
    if (!last) return rows.map(candidate)
    // The edge itself is among the older ones: what comes after its id is before it.
    at = { ...at, place: last.place, id: `${last.id}~` }
    if (rows.length < often) break
  }
  const older = { ...at, limit: limit - rows.length, rare: queryOf(rareOf(wanted)) }
  return [...rows, ...(yield* ask(amongOlder, older))].map(candidate)
}

function candidate({ id, place }: Place): Candidate {
  return { id, mark: `${place}.${id}` }
}

function markIn(text: string): { place: number; id: string } {
  const [, place, id] = /^(\d{1,15})\.(.+)$/.exec(text) ?? []
  if (place === undefined || id === undefined)
    throw new HubError('invalid_request', 'after: this is not a cursor of the search.')
  return { place: Number(place), id }
}

/** With the tenant's four characters: of what begins with fewer letters there is too much to gather. */
const fewLetters = 8

/** What to gather by: without short beginnings of words, unless there is nothing else. */
function rareOf({ phrases, belonging }: Wanted): Pick<Wanted, 'phrases' | 'belonging'> {
  const rare = phrases.filter(
    ({ words, open }) => !open || words.length > 1 || (words[0]?.length ?? 0) >= fewLetters,
  )
  return { phrases: rare.length === 0 ? phrases : rare, belonging }
}

/** Words hold letters and digits only, so nothing in them means anything to the text search. */
function queryOf({ phrases, belonging }: Pick<Wanted, 'phrases' | 'belonging'>): string {
  const groups = belonging.map((words) => `(${words.map(quote).join(' | ')})`)
  return [...phrases.map(phrase), ...groups].join(' & ')
}

function phrase({ words, open }: Phrase): string {
  const ends = words.map((word, at) => quote(word) + (open && at === words.length - 1 ? ':*' : ''))
  return `(${ends.join(' <-> ')})`
}

function quote(word: string): string {
  return `'${word}'`
}

/** A place beyond this is not told apart from it. */
const lastPlace = 16_383

/** Each word with its place, by which phrases are found. */
function vectorOf(words: readonly string[]): string {
  return words.map((word, at) => `${quote(word)}:${Math.min(at + 1, lastPlace)}`).join(' ')
}

const enter = `insert into word_entry (tenant, id, kind, place, digest, words)
  select tenant, id, kind, place, digest, words::tsvector
  from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::text[])
    as given(tenant, id, kind, place, digest, words)
  on conflict (tenant, id) do update set digest = excluded.digest, words = excluded.words
  where word_entry.digest <> excluded.digest`
const leave = `delete from word_entry using unnest($1::text[], $2::text[]) as given(tenant, id)
  where word_entry.tenant = given.tenant and word_entry.id = given.id`
const note = `insert into word_cursor (tenant, account, seq)
  select * from unnest($1::text[], $2::text[], $3::bigint[])
  on conflict (tenant, account) do update set seq = excluded.seq`
const fill = `insert into word_fill (kind, tenant, id) select * from unnest($1::text[], $2::text[], $3::text[])
  on conflict (kind) do update set tenant = excluded.tenant, id = excluded.id`

export const words: WordTable = {
  find,
  looking: `begin isolation level repeatable read read only; set local enable_bitmapscan = on;
    set local enable_sort = on; set local statement_timeout = '5s'`,
  async takeTurn(session) {
    const sql = 'select pg_try_advisory_xact_lock($1::bigint) as taken'
    const [row] = await session.query<{ taken: boolean }>(sql, [followLock])
    return row?.taken === true
  },
  async write(session, { entries, cursors, fills }) {
    const kept = entries.filter((entry) => entry.words.length > 0)
    const gone = entries.filter((entry) => entry.words.length === 0)
    await Promise.all([
      session.query(leave, [gone.map((one) => one.tenant), gone.map((one) => one.id)]),
      session.query(enter, [
        kept.map((one) => one.tenant),
        kept.map((one) => one.id),
        kept.map((one) => one.kind),
        kept.map((one) => one.at),
        kept.map((one) => digest(one.words)),
        kept.map((one) => vectorOf(one.words)),
      ]),
      session.query(note, [
        cursors.map((one) => one.tenant),
        cursors.map((one) => one.account),
        cursors.map((one) => one.seq),
      ]),
      session.query(fill, [
        fills.map((one) => one.kind),
        fills.map((one) => one.tenant),
        fills.map((one) => one.id),
      ]),
    ])
  },
  forget: (session) => session.exec('truncate word_entry, word_cursor, word_fill'),
}
