import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { needs } from '@parley/scripts/needs'

import { catalogue } from './catalogue.ts'
import { long, type Fault, type Size } from './fault.ts'
import { tableOfProofs } from './proofs.ts'
import { seeded } from './random.ts'
import type { Report } from './report.ts'
import { profiles, type ProfileName } from './stage.ts'
import { tryFault } from './try-fault.ts'

/**
 * `node world/src/faults/main.ts [--test T01,T05 | all] [--profile embedded,server] [--seeds 20] [--seed N]
 * [--messages 10000 --conversations 200 --per-second 250 --kills 20]`: a fault, done again and again. Each run has its
 * seed, and the same seed again is the same run as far as chance goes. `--table` prints what is proved where.
 */
const { values } = parseArgs({
  options: {
    test: { type: 'string', default: 'T01' },
    profile: { type: 'string', default: 'embedded' },
    seeds: { type: 'string', default: '1' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    messages: { type: 'string', default: String(long.messages) },
    conversations: { type: 'string', default: String(long.conversations) },
    'per-second': { type: 'string', default: String(long.perSecond) },
    kills: { type: 'string', default: String(long.times) },
    table: { type: 'boolean', default: false },
  },
})
if (values.table) {
  console.log(tableOfProofs())
  process.exit(0)
}
const size: Size = {
  messages: Number(values.messages),
  conversations: Number(values.conversations),
  perSecond: Number(values['per-second']),
  times: Number(values.kills),
}
const asked = values.test === 'all' ? [...catalogue.values()] : values.test.split(',').map(named)
const where = values.profile.split(',').map(profileNamed)
const programs = where.includes('server')
  ? { postgres: needs('postgres') ?? '', redis: needs('redis') ?? '' }
  : { postgres: '', redis: '' }
// An end by a signal is an end like any other: the processes that were started go along.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))

let wrong = 0
for (const fault of asked)
  for (const profile of where.filter((name) => fault.profiles.includes(name)))
    for (let at = 0; at < Number(values.seeds); at += 1) await once(fault, profile, Number(values.seed) + at)
process.exit(wrong === 0 ? 0 : 1)

async function once(fault: Fault, profile: ProfileName, seed: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-faults-'))
  const startedAt = Date.now()
  console.log(`\n${fault.id} on ${profile}, seed ${seed}: ${fault.fault} ${fault.injection}`)
  const report = await tryFault(fault, size, { profile, folder, random: seeded(seed), programs })
  tell(report, Math.round((Date.now() - startedAt) / 1000))
  if (report.right) return rmSync(folder, { recursive: true })
  wrong += 1
  console.log(`${report.details.slice(0, 20).join('\n')}\nThe ledgers and the hub's logs are in ${folder}.`)
}

function tell({ lines, right }: Report, seconds: number): void {
  console.log('| figure | value | |\n|---|---|---|')
  for (const line of lines) console.log(`| ${line.figure} | ${line.value} | ${line.wrong ? '✗' : ''} |`)
  console.log(`| seconds | ${seconds} | |\n${right ? 'passed' : 'FAILED'}`)
}

function named(id: string): Fault {
  const found = catalogue.get(id)
  if (!found) throw new Error(`There is no ${id}; there are ${[...catalogue.keys()].join(', ')}.`)
  return found
}

function profileNamed(name: string): ProfileName {
  const found = profiles.find((one) => one === name)
  if (!found) throw new Error(`There is no profile ${name}; there are ${profiles.join(', ')}.`)
  return found
}
