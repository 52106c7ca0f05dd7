import { expect, it } from 'vitest'

import { measure, sizes } from './sizes.ts'

const file = (path: string, lines: number) => ({ path, text: 'x\n'.repeat(lines) })

it('refuses the 301st line, also in a test', () => {
  const found = sizes([
    file('core/src/a.ts', 301),
    file('core/src/b.test.ts', 301),
    file('core/src/c.ts', 300),
  ])
  expect(found.filter(({ path }) => path !== '.').map(({ path }) => path)).toEqual([
    'core/src/a.ts',
    'core/src/b.test.ts',
  ])
  expect(found[0]?.message).toContain('Split it')
})

it('holds half of the files to 80 lines and nine of ten to 200', () => {
  const short = Array.from({ length: 8 }, (_, n) => file(`core/src/short-${n}.ts`, 80))
  expect(sizes([...short, file('core/src/long.ts', 200), file('core/src/longest.ts', 300)])).toEqual([])
  expect(sizes([file('core/src/a.ts', 81)])[0]?.message).toContain('median')
  expect(sizes([...short, file('core/src/a.ts', 201), file('core/src/b.ts', 201)])[0]?.message).toContain(
    'p90',
  )
})

it('leaves tests, suites and migrations out of the averages', () => {
  const aside = ['a.test.ts', 'conformance/b.ts', 'kit/migrations/c.ts', 'd.gen.ts']
  expect(measure(aside.map((name) => file(`stores/src/${name}`, 200))).files).toBe(0)
})
