import { afterAll, beforeAll, expect, test } from 'vitest'

import { commitOf, task } from '../conformance/given.ts'
import { openStores } from '../kit/server/open.ts'
import type { Database, Session } from '../kit/server/session.ts'
import { postgres } from './dialect.ts'
import { inProcess } from './in-process.ts'

const lite = inProcess()
beforeAll(() => lite.ready, 60_000)
afterAll(() => lite.close())

/** A connection that breaks after the database has heard a `commit`, and before anybody hears of it. */
function deafTo(database: Database, isDeaf: () => boolean): Database {
  const deaf = (session: Session): Session => ({
    ...session,
    async exec(sql) {
      await session.exec(sql)
      if (sql === 'commit' && isDeaf()) throw new Error('Connection terminated unexpectedly')
    },
  })
  return { ...database, use: (work) => database.use((session) => work(deaf(session))) }
}

test('what a commit has leased whose answer was lost is found again by the next sweep', async () => {
  const { database, end } = await lite.place()
  let isDeaf = false
  const stores = await openStores(
    postgres,
    deafTo(database, () => isDeaf),
    () => 10_000,
  )
  await stores.commit(commitOf([], { tasks: [task('ending')] }))
  const [lease] = await stores.tasks.lease(['ending'], 1, 60_000)
  const finish = { kind: 'done', claim: lease!.claims[0]! } as const
  isDeaf = true
  await expect(stores.commit(commitOf([], { finish, tasks: [task('begun')] }))).rejects.toThrow(/terminated/)
  isDeaf = false
  expect(await stores.tasks.lease(['begun'], 1, 60_000)).toEqual([])
  expect((await stores.tasks.waiting(5)).map(({ group }) => group)).toEqual(['begun'])
  const [found] = await stores.tasks.lease(['begun'], 1, 60_000)
  expect(found?.claims).toHaveLength(1)
  await stores.close()
  await end()
})
