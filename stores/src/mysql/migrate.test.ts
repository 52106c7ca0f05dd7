import { needs } from '@parley/scripts/needs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { Database, Session } from '../kit/server/session.ts'
import { migrate } from './migrate.ts'
import { connect } from './pool.ts'
import { startServer, type Server } from './server.ts'

const program = needs('mariadb')

describe.skipIf(program === undefined)('steps on MariaDB', () => {
  let server: Server
  let clean: Database
  const opened: Database[] = []
  const fresh = async () => {
    const database = await connect(await server.database())
    opened.push(database)
    return database
  }
  beforeAll(async () => {
    server = await startServer(program ?? '', 'off')
    clean = await fresh()
    await migrate(clean, 1)
  }, 60_000)
  afterAll(async () => {
    await Promise.all(opened.map((database) => database.close()))
    await server.stop()
  }, 60_000)

  it('that a crash cut off, after any of their statements, are gone on with to the same end', async () => {
    const database = await fresh()
    const changed: string[] = []
    for (;;) {
      const crashed = await migrate(crashing(database, changed), 1).then(
        () => false,
        (error: unknown) => error instanceof Crash,
      )
      if (!crashed) break
      // As old data: their documents are changed by a later step, and only once.
      if (changed.at(-1)?.startsWith('create table `user`')) await addTenant(database)
    }
    expect(changed.length).toBeGreaterThan(60)
    expect(await formOf(database)).toEqual(await formOf(clean))
    const [row] = await asked<{ doc: string }>(database, 'select doc from tenant')
    expect(row?.doc).toBe('{"plan":"free","credits":0,"suspendedAt":null,"id":"ten_1"}')
    expect(await asked(database, 'select * from migrating')).toEqual([])
  }, 60_000)

  it('never take a table of somebody else for their own', async () => {
    const database = await fresh()
    await asked(database, 'create table `user` (id int primary key)')
    await expect(migrate(database, 1)).rejects.toThrow('ER_TABLE_EXISTS_ERROR')
    expect(await asked(database, 'select * from `user`')).toEqual([])
  })

  it('of a newer version are refused with what to do', async () => {
    const database = await fresh()
    await migrate(database, 1)
    await asked(database, `insert into migration values ('999-takes-away', 1, '998-unknown')`)
    await expect(migrate(database, 2)).rejects.toThrow('start that version')
  })

  it('order text by its bytes, also where the server is set up for Swedish', async () => {
    const words = ['a', 'B', 'b', 'ä', 'Z', 'a ', '～', '😀']
    await asked(
      clean,
      `insert into \`key\` (tenant, id, version, \`keys\`, doc) values ${words.map((word) => `('t', '${word}', 1, '', '')`).join(', ')}`,
    )
    const rows = await asked<{ id: string }>(clean, `select id from \`key\` order by id`)
    expect(rows.map((row) => row.id)).toEqual(['B', 'Z', 'a', 'a ', 'b', 'ä', '～', '😀'])
  })
})

class Crash extends Error {}

/** The process ends right after the first change that had not been made before: nothing more is heard of it. */
function crashing(database: Database, changed: string[]): Database {
  const until = (session: Session): Session => {
    let crashed = false
    const heard = async <T>(work: () => Promise<T>, sql: string): Promise<T> => {
      if (crashed) throw new Crash()
      const result = await work()
      if (!isChange(sql) || changed.includes(sql)) return result
      changed.push(sql)
      crashed = true
      throw new Crash()
    }
    return {
      query: (sql, values) => heard(() => session.query(sql, values), ''),
      exec: (sql) => heard(() => session.exec(sql), sql),
    }
  }
  return { ...database, use: (work) => database.use((session) => work(until(session))) }
}

function isChange(sql: string): boolean {
  return !/if not exists|transaction|commit|rollback/.test(sql)
}

async function asked<R extends object>(database: Database, sql: string): Promise<readonly R[]> {
  return database.use((session) => session.query<R>(sql, []))
}

async function addTenant(database: Database): Promise<void> {
  const doc = JSON.stringify({ id: 'ten_1' })
  await asked(
    database,
    `insert into tenant (tenant, id, version, \`keys\`, doc) values ('', 'ten_1', 1, '[]', '${doc}')`,
  )
}

/** All columns and indexes. */
async function formOf(database: Database): Promise<readonly object[]> {
  const here = 'where table_schema = database() order by table_name'
  return [
    ...(await asked(
      database,
      `select table_name, column_name, column_type, is_nullable, collation_name, extra
      from information_schema.columns ${here}, ordinal_position`,
    )),
    ...(await asked(
      database,
      `select table_name, index_name, non_unique, column_name, seq_in_index
      from information_schema.statistics ${here}, index_name, seq_in_index`,
    )),
  ]
}
