import type { ConversationRow } from '@parley/core/domain/view.ts'
import type { Behind, Found as FoundWords, PeopleQuery, SearchQuery } from '@parley/core/ports/search.ts'

import type { Inquiry } from '../inquiry.ts'
import { fromJson, type Json } from '../json.ts'
import type { Words } from '../lines.ts'
import { readStatements } from '../reads/statements.ts'
import { behind } from '../words/behind.ts'
import { followStatements } from '../words/follow-statements.ts'
import { nextStep } from '../words/follow.ts'
import { people, search } from '../words/search.ts'
import type { Dialect } from './dialect.ts'
import { retried } from './failure.ts'
import { alone } from './in-step.ts'
import { lane } from './lane.ts'
import { transaction, type Database } from './session.ts'

/** One by one, for each may take long; and few, so that whoever searches holds up nobody else. */
const searches = { mostInBatch: 1, atOnce: 2 }

/** The index of words in the database itself: written by whichever process has its turn, searched by all. */
export function wordsOn(dialect: Dialect, database: Database): Words & { close(): Promise<void> } {
  const { words, compiler } = dialect
  const reads = readStatements(compiler)
  const sql = { reads, follow: followStatements(compiler) }
  const meaning = dialect.meaning.bind(dialect)
  const looking = lane({ ...searches, meaning }, async (batch: readonly (() => Inquiry<string>)[]) => {
    const answers: string[] = []
    for (const inquire of batch)
      answers.push(
        await transaction(database, words.looking, (session) =>
          alone(inquire(), (asked) => dialect.read(session, asked)),
        ),
      )
    return answers
  })
  const look = async <T>(inquire: () => Inquiry<Json<T>>): Promise<T> =>
    fromJson<T>(await looking.add(inquire))
  return {
    search: (tenant, query: SearchQuery) => look<FoundWords>(() => search(reads, words.find, tenant, query)),
    people: (tenant, query: PeopleQuery) =>
      look<readonly ConversationRow[]>(() => people(reads, words.find, tenant, query)),
    follow: () =>
      retried(meaning, () =>
        transaction(database, dialect.begin, async (session) => {
          if (!(await words.takeTurn(session))) return { more: false }
          const step = await alone(nextStep(sql), (asked) => dialect.read(session, asked))
          await words.write(session, step)
          return { more: step.more }
        }),
      ),
    behind: () => look<Behind>(() => behind(sql)),
    close: looking.close,
  }
}
