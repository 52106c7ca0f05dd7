import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { freePort } from '../faults/port.ts'
import { agedTable } from './aged-table.ts'
import { aged, serverOf, type Aged } from './aged.ts'
import { bareRound } from './bare-rounds.ts'
import type { PicturedBench } from './beside-pictures.ts'
import { startChild } from './child.ts'
import { acknowledging, wholeWay } from './hub-rounds.ts'
import { pipelineRound } from './pipeline-rounds.ts'
import { withServices, type Services } from './postgres-and-redis.ts'
import { profile } from './stage.ts'
import { table, type Round } from './table.ts'

/**
 * `node world/src/bench/main.ts [--profile embedded|server --rounds 3 --burst 20000 --seconds 5 --messages 200000]`: the
 * hub's figures beside those of the references, in the same run; then what it can do with 10,000 messages in its record and
 * with as many as are asked for, in turns. `--rounds 0` or `--messages 0` leaves one of the two out; `--filled ./data` takes
 * the record that `generate.ts` has made of so many messages there, or with `--database postgres://…` in that database.
 */
const { values } = parseArgs({
  options: {
    profile: { type: 'string', default: 'embedded' },
    rounds: { type: 'string', default: '3' },
    burst: { type: 'string', default: '20000' },
    seconds: { type: 'string', default: '5' },
    messages: { type: 'string', default: '200000' },
    conversations: { type: 'string', default: '200000' },
    filled: { type: 'string' },
    database: { type: 'string' },
  },
})
const kind = profile.parse(values.profile)
const [many, conversations] = [Number(values.messages), Number(values.conversations)]
/** As many messages a conversation as there are in a record of five million. */
const few = { messages: 10_000, conversations: 400 }
const generator = await startChild('./generator.ts')
const pictures = await startChild('./pictures.ts')
const told = (text: string) => process.stderr.write(`${text}\n`)
const [loadBefore = 0] = loadavg()
const { rounds, records } = await withServices(async (services) => ({
  rounds: await inRounds(services),
  records: await ofSizes(services),
}))
generator.stop()
pictures.stop()

const [cpu] = cpus()
console.log(`${cpus().length} × ${cpu?.model ?? 'unknown CPU'}, Node ${process.version}, ${kind};`)
console.log(
  `medians of ${rounds.length} interleaved rounds; load generator, CRM, Graph API and databases share the machine; load before: ${loadBefore.toFixed(1)}\n`,
)
if (rounds.length > 0) console.log(table(rounds, kind))
if (records.length > 0) console.log(`\n${agedTable(records, kind)}`)

async function inRounds(services: Services): Promise<readonly Round[]> {
  const rounds: Round[] = []
  while (rounds.length < Number(values.rounds)) {
    const round = await inFolder(async (bench) => ({
      bare: await bareRound(bench),
      pipeline: await pipelineRound(bench, services),
      ack: await acknowledging(bench, kind, services),
      hub: await wholeWay(bench, kind, services),
    }))
    told(`round ${rounds.push(round)} of ${values.rounds} done`)
  }
  return rounds
}

async function ofSizes(services: Services): Promise<readonly Aged[]> {
  if (many === 0) return []
  const { filled: folder, database } = values
  const filled = folder === undefined ? null : { folder, ...(database !== undefined && { database }) }
  const server = database === undefined ? {} : { server: await serverOf(database) }
  const sizes = [
    { size: few, filled: null },
    { size: { messages: many, conversations }, filled },
  ]
  return inFolder(async (bench) => {
    const wanted = sizes.map(async (one) => ({
      ...one,
      bench: { ...bench, ...server, port: await freePort() },
    }))
    return aged(await Promise.all(wanted), kind, services)
  })
}

/** With an empty folder that is gone afterwards. */
async function inFolder<T>(run: (bench: PicturedBench) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'))
  const sizes = { count: Number(values.burst), seconds: Number(values.seconds) }
  try {
    return await run({ generator, pictures, folder, port: await freePort(), ...sizes })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
