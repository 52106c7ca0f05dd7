import { expect, it } from 'vitest'

import { compileAll } from './compile.ts'
import { compiled } from './compiled.ts'

it('what the threads run is what the query builder makes (else: node stores/src/sqlite/compile.ts)', () => {
  expect(compiled).toEqual(compileAll())
})
