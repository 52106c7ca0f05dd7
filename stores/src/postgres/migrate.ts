import { HubError } from '@parley/core/domain/error.ts'

import { stepsLeft } from '../kit/migrations/steps.ts'
import { postgresCompiler } from './compiler.ts'
import { transaction, type Database, type Session } from './session.ts'

/** Only one process at a time takes steps; the others wait and find them taken. */
const migrationLock = 7_275_538

const turns = [
  'alter table task alter column id type bigint',
  'create sequence task_order',
  'create sequence turn_epoch',
  'create index task_grp on task (grp, id)',
  `create table turn (
    grp text collate "C" primary key,
    due_at bigint not null,
    epoch bigint not null default 0,
    until bigint not null default 0,
    tasks text collate "C" not null default '',
    holder bigint,
    crashed boolean not null default false
  ) with (fillfactor = 70)`,
  'create index turn_due on turn (due_at, grp)',
  'create table holder (id bigint primary key)',
]

/** What Postgres needs beside the steps of all databases. */
const own: Readonly<Record<string, readonly string[]>> = { 'postgres-001-turns': turns }

/** Brings the database to this version of the hub, all in one transaction. */
export async function migrate(database: Database, now: number): Promise<void> {
  await transaction(database, 'begin', async (session) => {
    await session.exec(`select pg_advisory_xact_lock(${migrationLock})`)
    await session.exec(
      'create table if not exists migration (name text collate "C" primary key, at bigint not null)',
    )
    for (const [name, statements] of await toTake(session)) {
      for (const statement of statements) await session.exec(statement)
      await session.query('insert into migration (name, at) values ($1, $2)', [name, now])
    }
  })
}

/** The steps that the database has not taken. Throws `unavailable` for one that was written by a newer version. */
export async function toTake(session: Session): Promise<readonly [name: string, sql: readonly string[]][]> {
  const rows = await session.query<{ name: string }>('select name from migration', [])
  const taken = rows.map((row) => row.name)
  const left = stepsLeft(taken.filter((name) => !(name in own)))
  if ('unknown' in left) throw newer(left.unknown)
  const shared = left.map(({ name, up }): [string, readonly string[]] => [
    name,
    up(postgresCompiler()).map((each) => bytewise(each.compile().sql)),
  ])
  return [...shared, ...Object.entries(own).filter(([name]) => !taken.includes(name))]
}

/** Text is ordered as SQLite orders it, whatever language the database was made for. */
function bytewise(sql: string): string {
  return /^(create|alter) table/.test(sql) ? sql.replaceAll(/ text\b/g, ' text collate "C"') : sql
}

function newer(step: string): HubError {
  const detail = `The data was written by a newer version (it has taken step ${step}): start that version, or a later one.`
  return new HubError('unavailable', detail)
}
