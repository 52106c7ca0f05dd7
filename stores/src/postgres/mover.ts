import { HubError } from '@parley/core/domain/error.ts'
import type { TenantId } from '@parley/core/domain/ids.ts'
import type { Dump, Mover } from '@parley/core/ports/mover.ts'

import { dumpStatements } from '../kit/dump-statements.ts'
import { dumpPages, type Read } from '../kit/dump.ts'
import { isEmpty, loader, refuseForm } from '../kit/load.ts'
import { newestForm } from '../kit/migrations/steps.ts'
import { postgresCompiler } from './compiler.ts'
import { hubLock } from './holders.ts'
import { alone } from './in-step.ts'
import { migrate, toTake } from './migrate.ts'
import type { Database, Session } from './session.ts'
import { read, write } from './set-wise.ts'

/** Moves what is in a Postgres database: out of it in one snapshot, into it in one transaction. */
export function moverOf(reach: () => Promise<Database>, now: () => number): Mover {
  return {
    dump: (tenant) => ({ form: newestForm, pages: dumpOf(reach, tenant) }),
    async load(dump, prove) {
      refuseForm(dump.form)
      const database = await reach()
      try {
        await migrate(database, now())
        await database.use((session) => undone(session, () => fill(session, dump.pages, prove)))
      } finally {
        await database.close()
      }
    },
  }
}

/** Whoever takes the pages may be slow. */
const patience = `set local idle_in_transaction_session_timeout = 0`
const snapshot = `begin isolation level repeatable read read only; ${patience}`

async function* dumpOf(reach: () => Promise<Database>, tenant: TenantId | null): Dump['pages'] {
  const database = await reach()
  const over = Promise.withResolvers<void>()
  try {
    const session = await borrowed(database, over.promise)
    await session.exec(snapshot)
    if ((await toTake(session)).length > 0)
      throw refused('The data is of an older version: start this version on it once, then export.')
    yield* dumpPages(dumpStatements(postgresCompiler), readerOf(session), tenant)
  } finally {
    over.resolve()
    await database.close()
  }
}

/** A session for as long as somebody takes pages, which ends with everything that was begun on it. */
function borrowed(database: Database, over: Promise<void>): Promise<Session> {
  return new Promise((resolve, reject) => {
    database
      .use(async (session) => {
        resolve(session)
        await over
        await session.exec('rollback')
      })
      .catch(reject)
  })
}

/** What is not committed at the end has never been there. */
async function undone<T>(session: Session, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } finally {
    await session.exec('rollback')
  }
}

const makeTurns = `insert into turn (grp, due_at)
  select distinct on (grp) grp, due_at from task order by grp, id`
const goOn = `select setval('task_order', (select coalesce(max(id), 0) + 1 from task))`

async function fill(
  session: Session,
  pages: Dump['pages'],
  prove: (pages: Dump['pages']) => Promise<void>,
): Promise<void> {
  const reader = readerOf(session)
  const rowsOf = loader(postgresCompiler)
  await session.exec(`begin; ${patience}`)
  await refuseHubs(session)
  if (!(await isEmpty(postgresCompiler, reader)))
    throw refused('The database holds a hub already: give DATABASE_URL one of its own.')
  for await (const page of pages) for (const each of rowsOf(page)) await write(session, each)
  await session.exec(makeTurns)
  await session.exec(goOn)
  await prove(dumpPages(dumpStatements(postgresCompiler), reader, null))
  await session.exec('commit')
}

async function refuseHubs(session: Session): Promise<void> {
  const sql = 'select pg_try_advisory_xact_lock($1::bigint) as alone'
  const [row] = await session.query<{ alone: boolean }>(sql, [hubLock])
  if (row?.alone !== true) throw refused('A hub works on the database: stop all of its processes first.')
}

function readerOf(session: Session): Read {
  return (inquiry) => alone(inquiry, (asked) => read(session, asked))
}

function refused(detail: string): HubError {
  return new HubError('invalid_request', detail)
}
