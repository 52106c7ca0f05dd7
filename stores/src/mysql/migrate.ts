import type { Taken } from '../kit/migrations/left.ts'
import type { Database, Session } from '../kit/server/session.ts'
import { stepsToTake, type WordedStep } from '../kit/server/steps.ts'
import { Refused } from './failure.ts'
import { behindTheDoor } from './holders.ts'
import { wording } from './steps.ts'

/** Brings the database to this version, by one process at a time. */
export async function migrate(database: Database, now: number): Promise<void> {
  await database.use((session) =>
    behindTheDoor(session, async () => {
      const form = await formOf(session)
      const make = 'create table if not exists'
      await session.exec(`${make} migration (name varchar(191) primary key, at bigint not null) ${form}`)
      await session.exec(`${make} migrating (name varchar(191) primary key, place int not null) ${form}`)
      for (const step of await left(session)) await take(session, step, form, now)
    }),
  )
}

/** The order of text is that of its bytes, and a space at the end counts; MariaDB and MySQL call that differently. */
async function formOf(session: Session): Promise<string> {
  const [row] = await session.query<{ name: string }>('select @@collation_connection as name', [])
  return `engine = InnoDB row_format = dynamic default character set utf8mb4 collate ${row?.name}`
}

/**
 * MySQL commits each change of a table by itself. So what is begun is written down first; who comes after a crash goes on
 * there, and only there it may be that the change is done already. Changes of rows are one with the note that they are done.
 */
async function take(
  session: Session,
  { name, sql, since }: WordedStep,
  form: string,
  now: number,
): Promise<void> {
  const note = (place: number) =>
    session.query('replace into migrating (name, place) values (?, ?)', [name, place])
  const [begun] = await session.query<{ place: number }>('select place from migrating where name = ?', [name])
  for (const [place, statement] of sql.entries()) {
    if (begun && place < begun.place) continue
    await note(place)
    if (/^(create|alter|drop)/.test(statement)) {
      const full = statement.startsWith('create table') ? `${statement} ${form}` : statement
      await session.exec(full).catch((error: unknown) => {
        if (begun?.place !== place || !isDone(error)) throw error
      })
    } else {
      await session.exec('start transaction')
      await session.exec(statement)
      await note(place + 1)
      await session.exec('commit')
    }
  }
  await session.exec('start transaction')
  await session.query('insert into migration (name, at) values (?, ?)', [name, now])
  if (since) await session.query('update migration set since = ? where name = ?', [since, name])
  await session.query('delete from migrating where name = ?', [name])
  await session.exec('commit')
}

/** ER_TABLE_EXISTS_ERROR, ER_DUP_FIELDNAME, ER_DUP_KEYNAME, ER_CANT_DROP_FIELD_OR_KEY. */
const done: ReadonlySet<number> = new Set([1050, 1060, 1061, 1091])

function isDone(error: unknown): boolean {
  return error instanceof Refused && done.has(error.errno)
}

/** The steps that the database has not taken. */
async function left(session: Session): Promise<readonly WordedStep[]> {
  return stepsToTake(wording, await session.query<Taken>('select * from migration', []))
}

export async function isCurrent(session: Session): Promise<boolean> {
  return (await left(session)).length === 0
}
