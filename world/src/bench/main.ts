import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { freePort } from '../faults/port.ts'
import { bareRound, type BareFigures } from './bare-rounds.ts'
import { startChild } from './child.ts'
import { acknowledging, wholeWay, type HubFigures } from './hub-rounds.ts'
import type { Result } from './job.ts'
import { table, type Round } from './table.ts'

/** `node world/src/bench/main.ts [--rounds 3 --messages 20000 --seconds 5]`: the hub's figures beside a reference. */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    messages: { type: 'string', default: '20000' },
    seconds: { type: 'string', default: '5' },
  },
})
// An end by a signal is an end like any other: the processes that were started go along.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))
const generator = await startChild('./generator.ts')
const rounds: Round[] = []
const [loadBefore = 0] = loadavg()
for (let number = 1; number <= Number(values.rounds); number += 1) {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'))
  const sizes = { count: Number(values.messages), seconds: Number(values.seconds) }
  const bench = { generator, folder, port: await freePort(), ...sizes }
  const bare: BareFigures = await bareRound(bench)
  const ack: Result = await acknowledging(bench)
  const hub: HubFigures = await wholeWay(bench)
  rounds.push({ bare, ack, hub })
  rmSync(folder, { recursive: true })
  process.stderr.write(`round ${number} of ${values.rounds} done\n`)
}
generator.stop()
const [cpu] = cpus()
console.log(`${cpus().length} × ${cpu?.model ?? 'unknown CPU'}, Node ${process.version};`)
console.log(
  `medians of ${rounds.length} interleaved rounds; load generator, CRM and Graph API share the machine; load before: ${loadBefore.toFixed(1)}\n`,
)
console.log(table(rounds))
