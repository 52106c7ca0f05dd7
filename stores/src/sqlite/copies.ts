import { copyFileSync, existsSync, renameSync, statSync } from 'node:fs'

import { HubError } from '@parley/core/domain/error.ts'
import Database from 'better-sqlite3'

import { leftOf, type Taken } from '../kit/migrations/left.ts'
import { compiled } from './compiled.ts'
import { lock } from './lock.ts'
import { dropWords } from './words/open.ts'

/** A copy of the data file. */
export interface Copy {
  readonly path: string
  readonly bytes: number
}

/**
 * Writes a copy of the data as it is at this moment, also while a hub works on it: SQLite's `vacuum into` reads one
 * state of the database and holds up no writer. Throws `HubError` if there is no data, or something at `to` already.
 */
export function backUpSqlite(path: string, to: string): Copy {
  if (!existsSync(path)) throw refused(`There is no data at ${path}: check DATA_DIR.`)
  if (existsSync(to)) throw refused(`${to} exists already: choose another file.`)
  const db = new Database(path, { readonly: true })
  try {
    db.prepare('vacuum into ?').run(to)
  } finally {
    db.close()
  }
  refuseDamaged(to)
  return { path: to, bytes: statSync(to).size }
}

/**
 * Puts a copy in place of the data; what was there is kept beside it under the returned name. Throws `HubError` while a
 * hub works on the data, and for a file that is damaged or was written by a newer version.
 */
export function restoreSqlite(path: string, from: string, now: number): { readonly before: string | null } {
  if (!existsSync(from)) throw refused(`There is no file ${from}.`)
  refuseDamaged(from)
  const held = lock(path)
  try {
    const before = existsSync(path) ? `${path}.before-${now}` : null
    for (const suffix of ['', '-wal', '-shm'])
      if (before !== null && existsSync(path + suffix)) renameSync(path + suffix, before + suffix)
    dropWords(path)
    copyFileSync(from, path)
    return { before }
  } finally {
    held.release()
  }
}

function refuseDamaged(path: string): void {
  const steps = stepsOf(path)
  const left = leftOf(compiled.steps, steps)
  if ('unknown' in left)
    throw refused(`${path} was written by a newer version (it has taken step ${left.unknown}).`)
}

/** The steps that a data file has taken, if it is one and whole. */
function stepsOf(path: string): readonly Taken[] {
  try {
    const db = new Database(path, { readonly: true })
    try {
      if (db.pragma('integrity_check', { simple: true }) !== 'ok') throw new Error('it is damaged')
      return db.prepare<[], Taken>('select * from "migration"').all()
    } finally {
      db.close()
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw refused(`${path} cannot be used as the data of a hub: ${why}.`)
  }
}

function refused(detail: string): HubError {
  return new HubError('invalid_request', detail)
}
