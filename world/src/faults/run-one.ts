import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Run } from './asked.ts'
import { programs } from './programs.ts'
import type { Report } from './report.ts'
import { tryFault } from './try-fault.ts'

/** Brings a fault about with each of its seeds and tells all that was counted. Says which seeds went wrong; their folders stay. */
export async function runOne({ fault, profile, seeds, size }: Run): Promise<readonly number[]> {
  console.log(`${fault.id} on ${profile}: ${fault.fault} ${fault.injection}`)
  const wrong: number[] = []
  for (let left = seeds; left.length > 0;) {
    const folder = mkdtempSync(join(tmpdir(), 'parley-faults-'))
    let startedAt = Date.now()
    let done = 0
    for await (const { seed, report } of tryFault(fault, size, left, {
      profile,
      folder,
      programs: programs(),
    })) {
      tell(seed, report, Math.round((Date.now() - startedAt) / 1000))
      ;[startedAt, done] = [Date.now(), done + 1]
      if (!report.right) wrong.push(seed)
    }
    if (left.slice(0, done).some((seed) => wrong.includes(seed)))
      console.log(`The ledgers and the hub's logs are in ${folder}.`)
    else rmSync(folder, { recursive: true })
    left = left.slice(done)
  }
  return wrong
}

function tell(seed: number, { lines, right, details }: Report, seconds: number): void {
  console.log(
    `\nseed ${seed}: ${right ? 'passed' : 'FAILED'}, ${seconds} s\n| figure | value | |\n|---|---|---|`,
  )
  for (const line of lines) console.log(`| ${line.figure} | ${line.value} | ${line.wrong ? '✗' : ''} |`)
  for (const detail of details.slice(0, 20)) console.log(detail)
}
