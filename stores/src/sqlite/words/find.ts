import { HubError } from '@parley/core/domain/error.ts'
import type { Phrase } from '@parley/core/domain/search/phrases.ts'

import { ask } from '../../kit/inquiry.ts'
import type { Statement } from '../../kit/statement.ts'
import type { Find, Wanted } from '../../kit/words/find.ts'

/** So many entries have room within a millisecond; in whole numbers until the year 2109. */
export const perMs = 2_048

const lookUp: Statement<
  { match: string; from: number; to: number; tenant: string; limit: number },
  { id: string; place: number }
> = {
  sql: `select word_entry.id, word_entry.place from word_index
    join word_entry on word_entry.place = word_index.rowid
    where word_index match ? and word_index.rowid >= ? and word_index.rowid < ? and word_entry.tenant = ?
    order by word_index.rowid desc limit ?`,
  names: ['match', 'from', 'to', 'tenant', 'limit'],
}

/** The index is read from its end, and no further than there are enough. */
export const findWords: Find = function* (wanted) {
  const { tenant, limit, after } = wanted
  const to = Math.min(placeOf(wanted.to), after === null ? Infinity : placeIn(after))
  const rows = yield* ask(lookUp, {
    match: matchOf(wanted),
    from: placeOf(wanted.from),
    to: Math.min(to, Number.MAX_SAFE_INTEGER),
    tenant,
    limit,
  })
  return rows.map(({ id, place }) => ({ id, mark: String(place) }))
}

function placeOf(at: number): number {
  return at * perMs
}

function placeIn(mark: string): number {
  const place = Number(mark)
  if (Number.isSafeInteger(place)) return place
  throw new HubError('invalid_request', 'after: this is not a cursor of the search.')
}

/** Words hold letters and digits only, so nothing in them means anything to the index. */
function matchOf({ phrases, belonging, rough }: Pick<Wanted, 'phrases' | 'belonging' | 'rough'>): string {
  const most = rough ? mostIndexed : Infinity
  const groups = belonging.map((words) => `(${words.map(quote).join(' OR ')})`)
  return [...phrases.flatMap((phrase) => wordsIn(phrase, most)), ...groups].join(' AND ')
}

/** The tenant's four characters and four letters: what is longer is put together from all words that begin so. */
const mostIndexed = 8

function wordsIn({ words, open }: Phrase, most: number): readonly string[] {
  return words.map((word, at) => {
    if (!open || at < words.length - 1) return quote(word)
    return `${quote(word.length > most ? Array.from(word).slice(0, most).join('') : word)} *`
  })
}

function quote(word: string): string {
  return `"${word}"`
}
