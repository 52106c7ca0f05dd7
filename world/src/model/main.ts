import { parseArgs } from 'node:util'

import { needs } from '@parley/scripts/needs'

import { explore } from './explore.ts'
import { mysql } from './mysql.ts'
import type { Subject } from './place.ts'
import { postgres } from './postgres.ts'
import { sqlite } from './sqlite.ts'

/** `node world/src/model/main.ts [--runs 1000 --longest 100 --seed N]`: many more runs than the tests make. */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    longest: { type: 'string', default: '100' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const exploring = { runs: Number(values.runs), longest: Number(values.longest), seed: Number(values.seed) }
await tell(sqlite)
for (const [service, open] of [
  ['postgres', postgres],
  ['mariadb', mysql],
] as const) {
  const program = needs(service)
  if (program === undefined) continue
  await using subject = await open(program)
  await tell(subject)
}

async function tell(subject: Subject): Promise<void> {
  const startedAt = performance.now()
  await explore(subject, exploring)
  const seconds = Math.round((performance.now() - startedAt) / 1000)
  console.log(`${subject.name}: ${exploring.runs} runs with seed ${exploring.seed} in ${seconds} s`)
}
