import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { mutated } from './mutations/apply.ts'
import { copyTree } from './mutations/copy-tree.ts'
import { mutations, type Mutation } from './mutations/mutations.ts'

/**
 * `node world/src/faults/mutate.ts [words]`: takes one thing at a time out of a copy of the code (those whose words are
 * said, else all) and runs what should notice. Whatever is missed by all of its tests is a hole in the proof.
 */
const [words = ''] = process.argv.slice(2)
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--bail', '1']
const root = new URL('../../../', import.meta.url).pathname
const tree = copyTree(root)
process.once('exit', () => rmSync(tree, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))

const chosen = mutations.filter(({ without }) => without.includes(words))
for (const call of new Map(chosen.flatMap(callsOf).map((call) => [call.join(' '), call])).values())
  if (fails(call)) throw new Error(`${call.join(' ')} fails on the code as it is, so it can prove nothing.`)

let missed = 0
console.log('| without | noticed by | seconds |\n|---|---|---|')
for (const mutation of chosen) {
  const startedAt = performance.now()
  const by = whatNotices(mutation)
  if (by === null) missed += 1
  const seconds = Math.round((performance.now() - startedAt) / 1000)
  console.log(`| ${mutation.without} | ${by ?? 'nothing ✗'} | ${seconds} |`)
}
process.exit(missed === 0 ? 0 : 1)

function whatNotices(mutation: Mutation): string | null {
  const path = join(tree, mutation.file)
  const right = readFileSync(path, 'utf8')
  writeFileSync(path, mutated(right, mutation))
  try {
    const found = callsOf(mutation).find((call) => fails(call))
    return found?.filter((word) => !vitest.includes(word)).join(' ') ?? null
  } finally {
    writeFileSync(path, right)
  }
}

function callsOf({ fault, tests = [] }: Mutation): readonly (readonly string[])[] {
  const faults = fault ? [['world/src/faults/main.ts', ...fault]] : []
  return [...faults, ...tests.map((file) => [...vitest, file])]
}

function fails(call: readonly string[]): boolean {
  return spawnSync(process.execPath, [...call], { cwd: tree, stdio: 'ignore' }).status !== 0
}
