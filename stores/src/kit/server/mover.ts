import { HubError } from '@parley/core/domain/error.ts'
import type { TenantId } from '@parley/core/domain/ids.ts'
import type { Dump, Mover } from '@parley/core/ports/mover.ts'

import { dumpStatements } from '../dump-statements.ts'
import { dumpPages, type Read } from '../dump.ts'
import { isEmpty, loader, refuseForm } from '../load.ts'
import { newestForm } from '../migrations/steps.ts'
import type { Dialect } from './dialect.ts'
import { alone } from './in-step.ts'
import type { Database, Session } from './session.ts'

/** Moves what is in a database on a server: out of it in one snapshot, into it in one transaction. */
export function moverOf(dialect: Dialect, reach: () => Promise<Database>, now: () => number): Mover {
  return {
    dump: (tenant) => ({ form: newestForm, pages: dumpOf(dialect, reach, tenant) }),
    async load(dump, prove) {
      refuseForm(dump.form)
      const database = await reach()
      try {
        await dialect.migrate(database, now())
        await database.use((session) => undone(session, () => fill(dialect, session, dump.pages, prove)))
      } finally {
        await database.close()
      }
    },
  }
}

async function* dumpOf(
  dialect: Dialect,
  reach: () => Promise<Database>,
  tenant: TenantId | null,
): Dump['pages'] {
  const database = await reach()
  const over = Promise.withResolvers<void>()
  try {
    const session = await borrowed(database, over.promise)
    await session.exec(dialect.snapshot)
    await session.exec(dialect.patience)
    if (!(await dialect.isCurrent(session)))
      throw refused('The data is of an older version: start this version on it once, then export.')
    yield* dumpPages(dumpStatements(dialect.compiler), readerOf(dialect, session), tenant)
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

async function fill(
  dialect: Dialect,
  session: Session,
  pages: Dump['pages'],
  prove: (pages: Dump['pages']) => Promise<void>,
): Promise<void> {
  const { compiler } = dialect
  const reader = readerOf(dialect, session)
  const rowsOf = loader(compiler)
  await session.exec(dialect.begin)
  await session.exec(dialect.patience)
  if (!(await dialect.holders.shutOut(session)))
    throw refused('A hub works on the database: stop all of its processes first.')
  if (!(await isEmpty(compiler, reader)))
    throw refused('The database holds a hub already: give DATABASE_URL one of its own.')
  const makeIndexes = await dialect.withoutIndexes(session)
  for await (const page of pages) for (const each of rowsOf(page)) await dialect.write(session, each)
  await makeIndexes()
  await dialect.turns.make(session)
  await dialect.words.forget(session)
  await prove(dumpPages(dumpStatements(compiler), reader, null))
  await session.exec('commit')
}

function readerOf(dialect: Dialect, session: Session): Read {
  return (inquiry) => alone(inquiry, (asked) => dialect.read(session, asked))
}

function refused(detail: string): HubError {
  return new HubError('invalid_request', detail)
}
