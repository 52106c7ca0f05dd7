import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { programs } from '../faults/programs.ts'
import { seeded } from '../faults/random.ts'
import { runRounds } from './rounds.ts'
import { openScene } from './scene.ts'

/** `node world/src/cluster/main.ts [--apis 2 --workers 2 --rounds 3 --messages 200 --per-second 100 --customers 100 --seed N]` */
const { values } = parseArgs({
  options: {
    apis: { type: 'string', default: '2' },
    workers: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '3' },
    messages: { type: 'string', default: '200' },
    'per-second': { type: 'string', default: '100' },
    customers: { type: 'string', default: '100' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))
const folder = mkdtempSync(join(tmpdir(), 'parley-cluster-'))
const present = programs()
const startedAt = Date.now()
const scene = await openScene(
  { folder, programs: present, apis: Number(values.apis), workers: Number(values.workers) },
  seeded(Number(values.seed)),
)
const outcome = await runRounds(scene, {
  ends: Array.from({ length: Number(values.rounds) }, () => ['kill', 'stop'] as const).flat(),
  messages: Number(values.messages),
  perSecond: Number(values['per-second']),
  customers: Number(values.customers),
})
const { report, brokenByStops, stopMs } = outcome
console.log('| figure | value | |\n|---|---|---|')
for (const { figure, value, wrong } of report.lines)
  console.log(`| ${figure} | ${value} | ${wrong ? '✗' : ''} |`)
console.log(`| requests broken by gentle stops | ${brokenByStops} | ${brokenByStops > 0 ? '✗' : ''} |`)
console.log(`| ms from SIGTERM to the end | ${stopMs.join(', ')} | |`)
console.log(`| seed, seconds | ${values.seed}, ${Math.round((Date.now() - startedAt) / 1000)} | |`)
const isRight = report.right && brokenByStops === 0
if (!isRight) console.log(`${report.details.slice(0, 20).join('\n')}\nThe logs are in ${folder}.`)
await scene.end()
if (isRight) rmSync(folder, { recursive: true })
process.exit(isRight ? 0 : 1)
