import { expect, it } from 'vitest'

import { leftovers } from './leftovers.ts'

// A plus stands inside each mark, so that this file does not carry it.
it.each(['TO+DO', 'FIX+ME', '/wo+rk/main', '../sha+red/notes.md', 'not imple+mented'])(
  'finds %s and its line',
  (split) => {
    const mark = split.replace('+', '')
    const found = leftovers([{ path: 'core/src/a.ts', text: `one\n// ${mark}: later\n` }])
    expect(found).toMatchObject([{ path: 'core/src/a.ts', line: 2 }])
  },
)

it('asks for the reason of an exception to the linter', () => {
  const judge = (text: string) => leftovers([{ path: 'core/src/a.ts', text }]).length
  expect(judge('// oxlint-disable-next-line no-console -- the greeting is for people')).toBe(0)
  expect(judge(['// oxlint', 'disable-next-line no-console'].join('-'))).toBe(1)
})

it('lets ordinary words pass', () => {
  const text = 'The network/worker shares its framework/queue. Todo lists are fine.'
  expect(leftovers([{ path: 'docs/a.md', text }])).toEqual([])
})
