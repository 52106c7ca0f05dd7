import { HubError } from '@parley/core/domain/error.ts'
import type { Phrase } from '@parley/core/domain/search/phrases.ts'

import { ask, type Inquiry } from '../kit/inquiry.ts'
import type { Statement, Value } from '../kit/statement.ts'
import type { Candidate, Find, Wanted } from '../kit/words/find.ts'

/** The words of a record and its place in the order of the list; and for each word where it stands. */
export const wordEntries = [
  `create table word_entry (
    tenant varchar(64) not null,
    id varchar(64) not null,
    kind varchar(64) not null,
    place bigint not null,
    digest bigint not null,
    words mediumtext not null,
    primary key (tenant, id)
  )`,
  'create index word_entry_place on word_entry (tenant, kind, place, id)',
  `create table word_at (
    word varchar(191) not null,
    place bigint not null,
    id varchar(64) not null,
    primary key (word, place, id)
  )`,
  `insert into fact (name, value) values ('words', 0)`,
]

/**
 * What is common is found soon among the newest entries, which are looked through as they stand; what is not is rare, and
 * is looked up by the rarest of its words. So neither reads much.
 */
const newest = 5_000
/** Beyond that a word is as common as any other. */
const common = 10_000

type Place = { readonly id: string; readonly place: number }
type Term = { readonly word: string; readonly open: boolean }

const span = 'tenant = ? and kind = ? and place >= ? and (place, id) < (?, ?)'
const entries = 'word_entry force index (word_entry_place)'
const latest = 'order by place desc, id desc limit'
/** Nobody waits for longer. MariaDB reads the first of these notes, MySQL the second. */
const patient = '/*M! set statement max_statement_time = 5 for */ select /*+ max_execution_time(5000) */'

export const find: Find = function* (wanted) {
  const { tenant, kind, from, to, after, limit } = wanted
  const begin = after === null ? { place: to, id: '' } : markIn(after)
  const at = [tenant, kind, from, begin.place, begin.id]
  const rows = [...(yield* amongNewest(wanted, at))]
  if (rows.length < limit) {
    const [last] = yield* run<Place>(
      `select id, place from ${entries} where ${span} ${latest} 1 offset ${newest}`,
      at,
    )
    // The edge itself is among the older ones: what comes after its id is before it.
    if (last)
      rows.push(
        ...(yield* amongOlder(wanted, [tenant, kind, from, last.place, `${last.id}~`], limit - rows.length)),
      )
  }
  return rows.map(({ id, place }): Candidate => ({ id, mark: `${place}.${id}` }))
}

function amongNewest(wanted: Wanted, at: readonly Value[]): Inquiry<readonly Place[]> {
  const { sql, values } = containing(wanted)
  const all = `select id, place, words from ${entries} where ${span} ${latest} ${newest}`
  const narrowed = `${patient} id, place from (${all}) as newest where ${sql} ${latest} ${wanted.limit}`
  return run(narrowed, [...at, ...values])
}

function* amongOlder(wanted: Wanted, at: readonly Value[], limit: number): Inquiry<readonly Place[]> {
  const rarest = yield* rarestOf(termsIn(wanted))
  if (!rarest) return []
  const { sql, values } = containing(wanted)
  const [where, bounds] = lookup(rarest)
  const [tenant, kind, from, place, id] = at
  const known = `word_at force index (primary) straight_join word_entry on tenant = ? and word_entry.id = word_at.id`
  const text = `${patient} word_at.id, word_at.place from ${known}
    where ${where} and word_at.place >= ? and word_at.place <= ? and (word_at.place < ? or word_at.id < ?)
      and kind = ? and ${sql} order by word_at.place desc, word_at.id desc limit ${limit}`
  return yield* run(text, [
    tenant ?? '',
    ...bounds,
    from ?? 0,
    place ?? 0,
    place ?? 0,
    id ?? '',
    kind ?? '',
    ...values,
  ])
}

function* rarestOf(terms: readonly Term[]): Inquiry<Term | undefined> {
  const counted: { readonly term: Term; readonly count: number }[] = []
  for (const term of terms) {
    const [where, bounds] = lookup(term)
    const some = `select 1 from word_at force index (primary) where ${where} limit ${common}`
    const [row] = yield* run<{ count: number }>(`select count(*) as count from (${some}) as some`, bounds)
    counted.push({ term, count: row?.count ?? 0 })
  }
  return counted.toSorted((a, b) => a.count - b.count || Number(a.term.open) - Number(b.term.open))[0]?.term
}

function lookup({ word, open }: Term): readonly [where: string, values: readonly Value[]] {
  return open ? ['word >= ? and word < ?', [word, `${word}\u{10ffff}`]] : ['word = ?', [word]]
}

/** Whether an entry holds all that is wanted. */
function containing(wanted: Wanted): { readonly sql: string; readonly values: readonly string[] } {
  const groups = [...termsIn(wanted).map((term) => [term]), ...wanted.belonging.map((ids) => ids.map(whole))]
  const sql = groups.map((terms) => `(${terms.map(() => 'words like ?').join(' or ')})`).join(' and ')
  return {
    sql,
    values: groups.flat().map(({ word, open }) => `% ${word.replaceAll('_', '\\_')}${open ? '' : ' '}%`),
  }
}

function termsIn({ phrases }: Pick<Wanted, 'phrases'>): readonly Term[] {
  return phrases.flatMap(({ words, open }: Phrase) =>
    words.map((word, at) => ({ word, open: open && at === words.length - 1 })),
  )
}

function whole(word: string): Term {
  return { word, open: false }
}

function run<R>(sql: string, values: readonly Value[]): Inquiry<readonly R[]> {
  const statement: Statement<Record<string, Value>, R> = { sql, names: values.map((_, at) => `${at}`) }
  return ask(statement, Object.fromEntries(values.map((value, at) => [`${at}`, value])))
}

function markIn(text: string): Place {
  const [, place, id] = /^(\d{1,15})\.(.+)$/.exec(text) ?? []
  if (place === undefined || id === undefined)
    throw new HubError('invalid_request', 'after: this is not a cursor of the search.')
  return { place: Number(place), id }
}
