import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { mutated } from './apply.ts'
import { mutations } from './mutations.ts'

const root = new URL('../../../../', import.meta.url).pathname

test.each(mutations)('the code can be left without $without', (mutation) => {
  const text = readFileSync(join(root, mutation.file), 'utf8')
  expect(mutated(text, mutation)).not.toBe(text)
  expect((mutation.tests ?? []).filter((file) => !existsSync(join(root, file)))).toEqual([])
})
