import { rmSync } from 'node:fs'

import { HubError } from '@parley/core/domain/error.ts'
import type Database from 'better-sqlite3'

import { compiled } from '../compiled.ts'
import { connection, open, type Connection } from '../database.ts'

/** Made from the data, so it can be thrown away at any time: it is then made again. */
function wordsFile(path: string): string {
  return `${path}.words`
}

export function dropWords(path: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(wordsFile(path) + suffix, { force: true })
}

/** Grows with whatever changes the words of a text or the way in which they are kept. */
const form = 1

/**
 * The index of words in a file of its own, so that nothing that is written to the data waits for it, with the data
 * beside it to be read. An index of another form, of other data or a damaged one is made anew.
 */
export function openWords(path: string): Connection {
  // What is written is in the data, too, so a power failure may cost the last of it.
  return connection(openOrMake(path), 'begin')
}

function openOrMake(path: string): Database.Database {
  try {
    return openBeside(path)
  } catch {
    dropWords(path)
    return openBeside(path)
  }
}

function openBeside(path: string): Database.Database {
  const db = open(wordsFile(path), false)
  try {
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = NORMAL')
    db.pragma('cache_size = -16384')
    db.prepare('attach database ? as hub').run(path)
    if (db.pragma('user_version', { simple: true }) !== form) make(db)
    else if (isOfOtherData(db)) throw new HubError('internal', 'The index of words was made from other data.')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** Two, three and four first letters have indexes of their own; positions are not kept, for the texts themselves are looked at. */
const index = `create virtual table word_index using fts5 (
  words, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '_'", prefix = '6 7 8'
)`

function make(db: Database.Database): void {
  db.transaction(() => {
    for (const table of compiled.wordTables) db.exec(table)
    db.exec(
      'create table word_entry (place integer primary key, tenant text not null, id text not null, digest integer not null)',
    )
    db.exec('create unique index word_entry_id on word_entry (tenant, id)')
    db.exec(index)
    db.pragma(`user_version = ${form}`)
  })()
}

/** A log that is shorter than what was taken up of it is another log. */
function isOfOtherData(db: Database.Database): boolean {
  const ahead = `select 1 from word_cursor as taken left join head
    on head.tenant = taken.tenant and head.account = taken.account where head.seq is null or head.seq < taken.seq`
  return db.prepare(ahead).get() !== undefined
}
