import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { runFaults } from './run.ts'

/** `node world/src/faults/main.ts [--messages 10000 --conversations 200 --per-second 250 --kills 20 --seed N]` */
const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '10000' },
    conversations: { type: 'string', default: '200' },
    'per-second': { type: 'string', default: '250' },
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const folder = mkdtempSync(join(tmpdir(), 'parley-faults-'))
const startedAt = Date.now()
// An end by a signal is an end like any other: the hub that was started goes along.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))
const kills = Number(values.kills)
const seed = Number(values.seed)
const report = await runFaults({
  messages: Number(values.messages),
  conversations: Number(values.conversations),
  perSecond: Number(values['per-second']),
  kills,
  seed,
  folder,
})
console.log('| figure | value | |\n|---|---|---|')
for (const { figure, value, wrong } of report.lines)
  console.log(`| ${figure} | ${value} | ${wrong ? '✗' : ''} |`)
console.log(`| kills -9 | ${kills} | |\n| seed | ${seed} | |`)
console.log(`| seconds | ${Math.round((Date.now() - startedAt) / 1000)} | |`)
if (report.right) rmSync(folder, { recursive: true })
else
  console.log(
    `\n${report.details.slice(0, 20).join('\n')}\nThe ledgers, the hub's log and its record are in ${folder}.`,
  )
process.exit(report.right ? 0 : 1)
