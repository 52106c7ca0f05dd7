import { needs } from '@parley/scripts/needs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { commitStatements } from '../kit/commit-statements.ts'
import { dumpStatements } from '../kit/dump-statements.ts'
import { hubStatements, readStatements } from '../kit/reads/statements.ts'
import type { Database, Session } from '../kit/server/session.ts'
import type { Statement } from '../kit/statement.ts'
import { taskStatements } from '../kit/task-statements.ts'
import { mysqlCompiler } from './compiler.ts'
import { connect } from './pool.ts'
import { startServer, storeOn, type Server } from './server.ts'
import { read, write } from './set-wise.ts'
import { firstTurns, forgetEpoch, freeTurns, head, oldestDue, ownersOf, seeTurns } from './turns.ts'

const reads = readStatements(mysqlCompiler)
const commits = commitStatements(mysqlCompiler)
const dumps = dumpStatements(mysqlCompiler)
const tasks = taskStatements(mysqlCompiler)
const each = (of: Readonly<Record<string, Statement>>, what = '') =>
  Object.entries(of).map(([name, one]): [string, Statement] => [`${what}${name}`, one])
const asked = [
  ...each({ ...reads, ...hubStatements(mysqlCompiler), owner: commits.owner, seq: commits.seq }),
  ...each(commits.head, 'head '),
  ...each(dumps.home, 'home '),
  ...each(dumps.page, 'page '),
  ...each({ tasks: dumps.tasks }),
]
const changed = [
  ...each(commits.drop, 'drop '),
  ...each({ freeKey: commits.freeKey, rewrite: commits.rewrite }),
  ...each({ done: tasks.done, again: tasks.again, later: tasks.later }),
]

interface Step {
  readonly table: string | null
  readonly type: string | null
  readonly key: string | null
  readonly Extra: string
}

const program = needs('mariadb')

describe.skipIf(program === undefined)('plans of MariaDB', () => {
  let server: Server
  let opened: Awaited<ReturnType<typeof storeOn>>
  let database: Database
  beforeAll(async () => {
    server = await startServer(program ?? '', 'off')
    opened = await storeOn(server, { now: 0 })
    database = await connect(opened.url)
    await fill(database)
  }, 60_000)
  afterAll(async () => {
    await database.close()
    await opened.stores.close()
    await server.stop()
  }, 60_000)

  it.each(asked)(
    '%s, for one and for many, finds its rows by index and in the order of the index',
    async (_, one) => {
      for (const rows of [[row(one)], [row(one), row(one, 'b')]]) {
        const steps = await planOf((session) => read(session, { statement: one, rows }))
        expect(steps.filter(isSlow)).toEqual([])
      }
    },
  )

  it.each(changed)('%s finds its rows by index', async (_, one) => {
    const steps = await planOf((session) =>
      write(session, { statement: one, rows: [row(one), row(one, 'b')] }),
    )
    expect(steps.filter(isSlow)).toEqual([])
  })

  it.each([
    ['inFlight', 'message_in_flight'],
    ['lastRead', 'message_place'],
    ['unreadUpTo', 'message_in_flight'],
    ['threadBefore', 'message_place'],
  ] as const)('%s looks only at rows of %s', async (name, index) => {
    const statement: Statement = reads[name]
    const steps = await planOf((session) => read(session, { statement, rows: [row(statement)] }))
    expect(steps.map((step) => step.key)).toEqual([index])
  })

  it.each([
    [seeTurns, [['a', 'b']]],
    [freeTurns, [['a', 'b'], 1, 1]],
    [firstTurns, ['a', 1, 10]],
    [head, ['a', 10]],
    [oldestDue, [1]],
    [ownersOf, []],
    [forgetEpoch, []],
  ])('groups are found by index: %s', async (sql, values) => {
    const steps = await planOf((session) => session.query(sql, values))
    expect(steps.filter((step) => step.table !== 'owners' && isSlow(step))).toEqual([])
  })

  /** What the server means to do about what is asked in `ask`, apart from the rows that it is given. */
  async function planOf(ask: (session: Session) => Promise<unknown>): Promise<readonly Step[]> {
    const steps: Step[] = []
    await database.use((session) =>
      ask({
        ...session,
        async query(sql, values) {
          steps.push(...(await session.query<Step>(`explain ${sql}`, values)))
          return []
        },
      }),
    )
    expect(steps.length).toBeGreaterThan(0)
    return steps.filter(({ table }) => table !== null && !/^(<.*>|given)$/.test(table))
  }
})

function isSlow({ type, key, Extra }: Step): boolean {
  return type === 'ALL' || key === null || /filesort|temporary|join buffer/.test(Extra)
}

/** A server that counts many rows of which most are of one tenant is tempted to read them all. */
async function fill(database: Database): Promise<void> {
  const same = `'a', concat('id', seq), 1, '[]', repeat('x', 300)`
  const messages = `select ${same}, 'a', concat('con', seq % 9), seq, seq, 'sent' from seq_1_to_3000`
  const talks = `select ${same}, 'a', concat('cus', seq), 'open', 0, seq from seq_1_to_3000`
  await database.use((session) =>
    session.exec(
      `insert into message (tenant, id, version, \`keys\`, doc, account, conversation, placed_at, seq, status) ${messages}; ` +
        `insert into conversation (tenant, id, version, \`keys\`, doc, account, customer, status, unread, last_placed_at) ${talks}`,
    ),
  )
}

const numbers = new Set([
  'version',
  'limit',
  'most',
  'seq',
  'placed_at',
  'last_placed_at',
  'unread',
  'created_at',
  'due_at',
  'now',
  'from',
  'to',
])

/** Values of the types that the statement's columns have. */
function row({ names, sql }: Statement, text = 'a'): readonly (string | number)[] {
  const isNumber = (name: string) =>
    numbers.has(name) ||
    (name === 'after' && /from `task`|`seq` >/.test(sql)) ||
    (name === 'id' && / `task` /.test(sql))
  return names.map((name) => (isNumber(name) ? 1 : text))
}
