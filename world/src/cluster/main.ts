import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { programs } from '../faults/programs.ts'
import { seeded } from '../faults/random.ts'
import { must, tell, type Line } from '../faults/report.ts'
import { runRounds } from './rounds.ts'
import { openScene, type Scene } from './scene.ts'
import { wear } from './wear.ts'

/**
 * `node world/src/cluster/main.ts [--apis 2 --workers 2 --customers 100 --per-second 100 --seed N]` and either `[--rounds 3
 * --messages 200]`, in each of which every process ends once, or `--minutes 5`, in which each ends again and again.
 */
const { values } = parseArgs({
  options: {
    apis: { type: 'string', default: '2' },
    workers: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '3' },
    minutes: { type: 'string' },
    messages: { type: 'string', default: '200' },
    'per-second': { type: 'string', default: '100' },
    customers: { type: 'string', default: '100' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))
const folder = mkdtempSync(join(tmpdir(), 'parley-cluster-'))
const random = seeded(Number(values.seed))
const [perSecond, customers] = [Number(values['per-second']), Number(values.customers)]
const startedAt = Date.now()
const [apis, workers] = [Number(values.apis), Number(values.workers)]
const scene = await openScene({ folder, programs: programs(), apis, workers }, random)
const { lines, details } = values.minutes
  ? await wear(scene, { minutesEach: Number(values.minutes), perSecond, customers, random, say: console.log })
  : await inRounds(scene)
console.log('| figure | value | |\n|---|---|---|')
for (const { figure, value, wrong } of lines) console.log(`| ${figure} | ${value} | ${wrong ? '✗' : ''} |`)
console.log(`| seed, seconds | ${values.seed}, ${Math.round((Date.now() - startedAt) / 1000)} | |`)
const isRight = lines.every(({ wrong }) => !wrong)
if (!isRight) console.log(`${details.slice(0, 20).join('\n')}\nThe logs are in ${folder}.`)
await scene.end()
if (isRight) rmSync(folder, { recursive: true })
process.exit(isRight ? 0 : 1)

async function inRounds(
  among: Scene,
): Promise<{ readonly lines: readonly Line[]; readonly details: readonly string[] }> {
  const { report, brokenByStops, stopMs } = await runRounds(among, {
    ends: Array.from({ length: Number(values.rounds) }, () => ['kill', 'stop'] as const).flat(),
    messages: Number(values.messages),
    perSecond,
    customers,
  })
  const besides = [
    must('requests broken by gentle stops', brokenByStops, 0),
    tell('ms from SIGTERM to the end', stopMs.join(', ')),
  ]
  return { lines: [...report.lines, ...besides], details: report.details }
}
