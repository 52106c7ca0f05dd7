import { afterAll, beforeAll, expect, it } from 'vitest'

import { commitStatements } from '../kit/commit-statements.ts'
import { dumpStatements } from '../kit/dump-statements.ts'
import { hubStatements, readStatements } from '../kit/reads/statements.ts'
import type { Statement } from '../kit/statement.ts'
import { postgresCompiler } from './compiler.ts'
import { inProcess } from './in-process.ts'
import { read, write } from './set-wise.ts'
import { firstTurns, lockTurns, oldestDue, takeTurns } from './turns.ts'
import { wordReads, words } from './words.ts'

const reads = readStatements(postgresCompiler)
const commits = commitStatements(postgresCompiler)
const dumps = dumpStatements(postgresCompiler)
const each = (of: Readonly<Record<string, Statement>>, what = '') =>
  Object.entries(of).map(([name, one]): [string, Statement] => [`${what}${name}`, one])
const asked = [
  ...each({ ...reads, ...hubStatements(postgresCompiler), owner: commits.owner, seq: commits.seq }),
  ...each(commits.head, 'head '),
  ...each(dumps.home, 'home '),
  ...each(dumps.page, 'page '),
  ...each({ tasks: dumps.tasks }),
]
const changed = [
  ...each(commits.update, 'update '),
  ...each(commits.drop, 'drop '),
  ...each({ freeKey: commits.freeKey, moveKey: commits.moveKey, advanceLog: commits.advanceLog }),
]

const postgres = inProcess()
let opened: Awaited<ReturnType<typeof postgres.open>>
beforeAll(async () => {
  await postgres.ready
  opened = await postgres.open({ now: 0 })
}, 60_000)
afterAll(async () => {
  await opened.end()
  await postgres.close()
})

it.each(asked)(
  '%s, for one and for many, finds its rows by index and in the order of the index',
  async (_, one) => {
    for (const rows of [[row(one)], [row(one), row(one)]]) {
      const plan = await planOf((session) => read(session, { statement: one, rows }))
      expect(plan).toMatch(/Index Cond/)
      expect(plan).not.toMatch(/Seq Scan|Sort|Hash|Materialize/)
    }
  },
)

it.each(changed)('%s finds its rows by index', async (_, one) => {
  const plan = await planOf((session) => write(session, { statement: one, rows: [row(one), row(one)] }))
  expect(plan).toMatch(/Index Cond/)
  expect(plan).not.toMatch(/Seq Scan|Hash|Materialize/)
})

it.each([
  ['inFlight', 'message_in_flight'],
  ['unreadUpTo', 'message_unread'],
  ['list', 'conversation_latest'],
  ['unreadList', 'conversation_latest_unread'],
  ['countUnread', 'conversation_latest_unread'],
] as const)('%s looks only at the few rows of %s', async (name, index) => {
  const statement: Statement = reads[name]
  expect(await planOf((session) => read(session, { statement, rows: [row(statement)] }))).toContain(index)
})

it.each(['message', 'conversation'] as const)(
  'each %s is found by its id once there are many, before anybody has counted them',
  async (kind) => {
    const columns =
      kind === 'message'
        ? ['account, conversation, placed_at, seq, status', `'acc', 'con', n, n, 'sent'`]
        : ['account, customer, status, unread, last_placed_at', `'acc', 'cus' || n, 'open', 0, n`]
    await opened.database.use((session) =>
      session.exec(`insert into ${kind} (tenant, id, version, keys, doc, ${columns[0]})
      select 'a', 'id' || n, 1, '[]', repeat('x', 300), ${columns[1]} from generate_series(1, 3000) as n`),
    )
    const statement: Statement = commits.head[kind]
    const rows = [row(statement), row(statement)]
    expect(await planOf((session) => read(session, { statement, rows }, 'lock'))).toContain(`${kind}_pk`)
  },
)

it.each([
  ['edge', 'word_entry_place'],
  ['amongNewest', 'word_entry_place'],
  ['amongOlder', 'word_entry_words'],
] as const)('a search reads %s by %s', async (name, index) => {
  const statement: Statement = wordReads[name]
  const plan = await planOf(async (session) => {
    await session.exec(words.looking)
    await read(session, { statement, rows: [row(statement)] })
    await session.exec('rollback')
  })
  expect(plan).toContain(index)
  expect(plan).not.toContain('Seq Scan')
  if (name !== 'amongOlder') expect(plan).not.toContain('Sort')
})

it.each([
  ['by name', lockTurns, [['a', 'b']], 'turn_pkey'],
  ['by owner and when they are due', firstTurns, [['a', 'b'], 10, 1], 'turn_owner_due'],
  ['when the oldest is due', oldestDue, [1], 'turn_owner_due'],
] as const)('groups are found %s', async (_, sql, values, index) => {
  const plan = await planOf((session) => session.query(sql, values))
  expect(plan).toContain(index)
  expect(plan).not.toMatch(/Seq Scan|Sort/)
})

it('a load leaves every index and key as it was', async () => {
  const loaded = await postgres.open({ now: 0 })
  const nothing = (async function* () {})()
  await loaded.load({ ...loaded.dump(null), pages: nothing }, async () => undefined)
  expect(await indexesOf(loaded)).toEqual(await indexesOf(opened))
  await loaded.end()
})

async function indexesOf({ database }: typeof opened): Promise<readonly string[]> {
  const all = 'select indexdef from pg_indexes where schemaname = current_schema() order by indexname'
  const rows = await database.use((session) => session.query<{ indexdef: string }>(all, []))
  return rows.map((index) => index.indexdef.replace(/ON \w+\./, 'ON '))
}

it('groups are taken by name, however many wait that nobody has counted', async () => {
  await opened.database.use((session) =>
    session.exec(`insert into turn (grp, due_at) select 'group' || n, 0 from generate_series(1, 3000) as n`),
  )
  const names = Array.from({ length: 200 }, (_, at) => `group${at}`)
  const plan = await planOf((session) => session.query(takeTurns, [names, 60_000, 1, 7]))
  expect(plan.match(/Index Cond: \(grp = ANY/g)).toHaveLength(2)
  expect(plan).not.toMatch(/Join Filter|Seq Scan/)
})

const numbers = new Set([
  'version',
  'limit',
  'among',
  'seq',
  'place',
  'placed_at',
  'last_placed_at',
  'unread',
  'most',
  'created_at',
  'from',
  'to',
])

/** Values of the types that the statement's columns have. */
function row({ names, sql }: Statement): readonly (string | number)[] {
  const afterNumber = /from "task"|"seq" >/.test(sql)
  return names.map((name) => (numbers.has(name) || (name === 'after' && afterNumber) ? 1 : 'a'))
}

/** What Postgres means to do about what is asked in `ask`. */
async function planOf(
  ask: (session: Parameters<Parameters<typeof opened.database.use>[0]>[0]) => Promise<unknown>,
) {
  const plans: string[] = []
  await opened.database.use((session) =>
    ask({
      ...session,
      async query(sql, values) {
        const rows = await session.query<{ 'QUERY PLAN': string }>(`explain ${sql}`, values)
        plans.push(...rows.map((line) => line['QUERY PLAN']))
        return []
      },
    }),
  )
  return plans.join('\n')
}
