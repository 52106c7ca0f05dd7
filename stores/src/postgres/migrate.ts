import type { Taken } from '../kit/migrations/left.ts'
import { transaction, type Database, type Session } from '../kit/server/session.ts'
import { stepsToTake, type WordedStep, type Wording } from '../kit/server/steps.ts'
import { wordTables } from '../kit/words/tables.ts'
import { postgresCompiler } from './compiler.ts'
import { ownerOfTask } from './turns.ts'
import { wordEntries } from './words.ts'

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

const words = [
  ...wordTables(postgresCompiler().schema).map((table) => bytewise(table.compile().sql)),
  ...wordEntries,
]

const owners = [
  `alter table turn add column owner text collate "C" not null default ''`,
  'alter table turn add column again boolean not null default false',
  `update turn set owner = head.owner, again = head.again
    from (
      select distinct on (grp) grp, ${ownerOfTask} as owner, tried_at is not null as again from task order by grp, id
    ) as head
    where turn.grp = head.grp`,
  'drop index turn_due',
  'create index turn_owner_due on turn (owner, due_at, grp)',
]

const wording: Wording = {
  compiler: postgresCompiler,
  reword: (sql) => [bytewise(sql.replace(/^(drop index .*) on .*$/, '$1'))],
  own: { 'postgres-001-turns': turns, 'postgres-002-words': words, 'postgres-003-owners': owners },
}

/** Brings the database to this version of the hub, all in one transaction. */
export async function migrate(database: Database, now: number): Promise<void> {
  await transaction(database, 'begin', async (session) => {
    await session.exec(`select pg_advisory_xact_lock(${migrationLock})`)
    await session.exec(
      'create table if not exists migration (name text collate "C" primary key, at bigint not null)',
    )
    for (const { name, sql, since } of await left(session)) {
      for (const statement of sql) await session.exec(statement)
      await session.query('insert into migration (name, at) values ($1, $2)', [name, now])
      if (since) await session.query('update migration set since = $1 where name = $2', [since, name])
    }
  })
}

/** The steps that the database has not taken. */
async function left(session: Session): Promise<readonly WordedStep[]> {
  return stepsToTake(wording, await session.query<Taken>('select * from migration', []))
}

export async function isCurrent(session: Session): Promise<boolean> {
  return (await left(session)).length === 0
}

/** Text is ordered as SQLite orders it, whatever language the database was made for. */
function bytewise(sql: string): string {
  return /^(create|alter) table/.test(sql) ? sql.replaceAll(/ text\b/g, ' text collate "C"') : sql
}
