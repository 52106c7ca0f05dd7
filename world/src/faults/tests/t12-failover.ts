import { Client } from 'pg'

import type { Fault } from '../fault.ts'
import { knock } from '../knock.ts'
import { throughLine } from '../relay.ts'
import { must, tell } from '../report.ts'
import { comes, isReady, membersOf } from '../stage.ts'
import { stepByStep } from '../step-by-step.ts'

/** How many webhooks are tried against a primary that lives on before the processes are led away from it. */
const inVain = 20

export const t12: Fault = {
  id: 'T12',
  fault: 'Postgres is lost, and its synchronous replica takes over.',
  injection:
    'The primary dies, or (every other time) lives on beside the replica and keeps its connections for a while; the replica is promoted, and new connections lead to it.',
  passes:
    'Whatever was acknowledged is there; the old primary confirms no write any more; meanwhile webhooks are answered with 503 and Retry-After; all go on by themselves.',
  profiles: ['server'],
  spendsStage: true,
  async run(stage, size) {
    const { cluster, random } = stage
    if (cluster?.database.kind !== 'postgres') throw new Error('There is no Postgres.')
    const primary = cluster.database.server
    const standby = await primary.standby()
    const line = await throughLine(stage)
    const livesOn = random() < 0.5
    const knocking = knock(stage)
    let confirmed = false
    await stepByStep(stage, size, [
      async () => {
        if (!livesOn) await primary.die()
        await standby.promote()
        line.leadTo(standby.port)
        if (livesOn) {
          confirmed = await confirmsWrites(cluster.env['DATABASE_URL'] ?? '')
          await comes(() => knocking.tried() > inVain)
        }
        line.cut()
        line.mend()
        await primary.die()
      },
    ])
    const back = await Promise.all(membersOf(stage).map((member) => comes(() => isReady(member))))
    return [
      ...(await knocking.end()),
      tell('the old primary', livesOn ? 'lived on' : 'died'),
      must('it confirmed a write after the promotion', confirmed ? 'yes' : 'no', 'no'),
      must('processes that did not come back', back.filter((one) => !one).length, 0),
    ]
  },
}

/** Whether a server that lost its replica says that a write is done, rather than wait for the replica. */
async function confirmsWrites(url: string): Promise<boolean> {
  const [writer, watcher] = [new Client({ connectionString: url }), new Client({ connectionString: url })]
  for (const client of [writer, watcher]) {
    client.on('error', () => undefined)
    await client.connect()
  }
  let done = false
  const { rows } = await writer.query<{ pid: number }>('select pg_backend_pid() as pid')
  writer.query('create table fenced ()').then(
    () => (done = true),
    () => undefined,
  )
  const waits = `select from pg_stat_activity where pid = $1 and wait_event = 'SyncRep'`
  await comes(async () => done || (await watcher.query(waits, [rows[0]?.pid])).rowCount === 1)
  await watcher.end()
  return done
}
