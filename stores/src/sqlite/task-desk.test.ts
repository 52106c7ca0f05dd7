import { expect, it } from 'vitest'

import { commitOf, task } from '../conformance/given.ts'
import { wireCommit } from '../kit/wire.ts'
import type { Line } from './line.ts'
import type { Op, Reply } from './protocol.ts'
import { taskDesk } from './task-desk.ts'

const kept = { start: 2, crashed: true, tasks: [[7, 'a', null, 0, false, 2]] } as const
const row = [7, null, '{"kind":"deliver","message":"msg_1"}', 0, 0, null, 3, null] as const

it('a lease of survivors fails, and holds nothing, if their crashes cannot be counted', async () => {
  const asked: Op[] = []
  const answers: Reply[] = [
    { kind: 'failed', code: 'unavailable', detail: 'The disk is full.' },
    { kind: 'answer', answer: [row] },
  ]
  const desk = taskDesk(lineOf(asked, answers), kept, () => 10)
  await expect(desk.book.lease(['a'], 5, 1_000)).rejects.toThrow('The disk is full.')
  const [lease] = await desk.book.lease(['a'], 5, 1_000)
  expect(lease?.claims).toMatchObject([{ task: { id: 7, crashes: 3, work: { kind: 'deliver' } } }])
  expect(asked).toEqual([
    ['tasks', [7], [7]],
    ['tasks', [7], [7]],
  ])
})

it('what was just made is given out as it was made, and nothing is read', async () => {
  const asked: Op[] = []
  const desk = taskDesk(
    lineOf(asked, [{ kind: 'answer', answer: ['done', [], 8] }]),
    { ...kept, tasks: [] },
    () => 2_000,
  )
  const commit = commitOf([], { tasks: [task('b'), task('b')] })
  await desk.commit(wireCommit('', commit), commit.tasks)
  const [lease] = await desk.book.lease(['b'], 5, 1_000)
  expect(lease?.claims.map(({ task: one }) => [one.id, one.work])).toEqual(
    commit.tasks.map(({ work }, at) => [8 + at, work]),
  )
  expect(asked).toHaveLength(1)
})

it('a claim that is not held does not reach the writer', async () => {
  const asked: Op[] = []
  const desk = taskDesk(lineOf(asked, []), kept, () => 10)
  const claim = { epoch: 1, task: { ...task('a'), id: 7, trace: null, tries: 0, triedAt: null, crashes: 0 } }
  const commit = commitOf([], { finish: { kind: 'done', claim } })
  expect(await desk.commit(wireCommit('', commit), [])).toEqual(['fenced'])
  expect(asked).toEqual([])
})

/** A writer that answers as it is told. */
function lineOf(asked: Op[], answers: Reply[]): Pick<Line, 'send'> {
  return {
    async send(op, read) {
      asked.push(op)
      const reply = answers.shift()
      if (reply?.kind !== 'answer') throw new Error(reply?.detail ?? 'nothing more was to be asked')
      return read(reply.answer as Parameters<typeof read>[0])
    },
  }
}
