import { expect, it } from 'vitest'

import { answer, ask, both, together, type Ask, type Inquiry } from './inquiry.ts'
import { inStep } from './server/in-step.ts'
import type { Statement } from './statement.ts'

const named = (sql: string): Statement<{ key: string }, { found: string }> => ({ sql, names: ['key'] })
const [one, other] = [named('one'), named('other')]
const read = ({ statement, rows }: Ask) => rows.map(([key]) => ({ found: `${statement.sql} ${String(key)}` }))

/** As many steps as keys. */
function* chain(of: typeof one, ...names: string[]): Inquiry<readonly string[]> {
  const found: string[] = []
  for (const key of names) found.push(...(yield* ask(of, { key })).map((row) => row.found))
  return found
}

it('what does not wait for each other is asked at once, and each gets its own answers', () => {
  const inquiry = both(together([chain(one, 'a', 'b', 'c'), chain(other, 'd')]), chain(one, 'e', 'f'))
  const steps: string[] = []
  let step = inquiry.next([])
  while (step.done !== true) {
    steps.push(step.value.map(({ rows }) => rows.join()).join(' '))
    step = inquiry.next(step.value.map(read))
  }
  expect(steps).toEqual(['a d e', 'b f', 'c'])
  expect(step.value).toEqual([
    [['one a', 'one b', 'one c'], ['other d']],
    ['one e', 'one f'],
  ])
  expect(answer(together([]), read)).toEqual([])
})

it('inquiries side by side ask each statement once a step, also if one of them asks it twice', async () => {
  const asked: string[] = []
  const found = await inStep(
    [both(chain(one, 'a'), chain(one, 'b')), both(chain(one, 'c', 'd'), chain(other, 'e'))],
    async (wanted) => {
      asked.push(`${wanted.statement.sql} ${wanted.rows.join()}`)
      return read(wanted).map((row) => [row])
    },
  )
  expect(asked).toEqual(['one a,b,c', 'other e', 'one d'])
  expect(found).toEqual([
    [['one a'], ['one b']],
    [['one c', 'one d'], ['other e']],
  ])
})
