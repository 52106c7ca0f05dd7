import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { startVitest, type TestCase, type TestModule, type Vitest } from 'vitest/node'

import { buildStale } from './build.ts'
import { root, standEverywhere } from './env.ts'

/** Runs the tests (all, or those whose path has one of the arguments in it) and says plainly what was left out. */
const folder = mkdtempSync(join(tmpdir(), 'parley-test-'))
const missed = join(folder, 'missed')
writeFileSync(missed, '')

// The stories open the pages as they are shipped.
await buildStale()
standEverywhere()
const vitest = await startVitest('test', process.argv.slice(2), {
  root,
  watch: false,
  env: { PARLEY_MISSED_FILE: missed },
})
const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()])
const count = { passed: 0, failed: breakages(vitest), skipped: 0 }
for (const test of tests) count[outcome(test)]++
await vitest.close()

printSkipped(tests, readFileSync(missed, 'utf8'))
rmSync(folder, { recursive: true })
process.exitCode = count.failed > 0 || count.passed === 0 ? 1 : 0
console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`)

function outcome(test: TestCase): 'passed' | 'failed' | 'skipped' {
  const { state } = test.result()
  return state === 'pending' ? 'failed' : state
}

/** A file that cannot even be loaded has no test that could fail; it counts as one. */
function breakages({ state }: Vitest): number {
  return state.getTestModules().filter(isBroken).length + state.getUnhandledErrors().length
}

function isBroken(module: TestModule): boolean {
  return !module.ok() && module.children.allTests('failed').next().done === true
}

function printSkipped(all: readonly TestCase[], reasons: string): void {
  const skipped = all.filter((test) => outcome(test) === 'skipped')
  if (skipped.length === 0) return
  console.log(`\n=== SKIPPED: ${skipped.length} of ${all.length} tests did not run ===`)
  for (const reason of new Set(reasons.split('\n').filter(Boolean))) console.log(`  because ${reason}`)
  for (const test of skipped) {
    const result = test.result()
    const note = result.state === 'skipped' && result.note ? ` (${result.note})` : ''
    console.log(`  - ${test.module.relativeModuleId} > ${test.fullName}${note}`)
  }
  console.log('')
}
