import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { proofs, tableOfProofs } from './proofs.ts'

const root = new URL('../../../', import.meta.url).pathname
const read = (file: string) => readFileSync(join(root, file), 'utf8')

test.each(proofs)('$id is proved where it is said to be', ({ tests = [], profiles = [] }) => {
  expect(tests.length + profiles.length).toBeGreaterThan(0)
  for (const [file, name] of tests) expect(read(file)).toContain(name)
})

test('every fault has a number of its own', () => {
  expect(new Set(proofs.map(({ id }) => id)).size).toBe(proofs.length)
})

test('operators read the same (node world/src/faults/main.ts --table)', () => {
  expect(read('docs/reliability.md')).toContain(tableOfProofs())
})
