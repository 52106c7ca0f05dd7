import { setTimeout as wait } from 'node:timers/promises'

import type { Fault, Size } from '../fault.ts'
import { must, tell } from '../report.ts'
import { comes, load, type Stage } from '../stage.ts'

const everywhere = ['embedded', 'server', 'mysql'] as const

export const t24: Fault = {
  id: 'T24',
  fault: 'A CRM is away for an hour while 10,000 webhooks gather.',
  injection: 'It answers 503 until every customer has written all that they will, and then is well.',
  passes: 'It gets them in order, once, and slowly at first.',
  profiles: everywhere,
  async run(stage, size) {
    const { sink } = stage.far
    const before = refused(stage)
    sink.feel({ kind: 'failing', forMs: awayMs })
    await load(stage, size)
    sink.feel({ kind: 'well' })
    const meanwhile = refused(stage) - before
    return [
      must('webhooks that it refused meanwhile', meanwhile > 0 ? 'some' : 'none', 'some'),
      tell('how often it was asked meanwhile', meanwhile),
    ]
  },
}

const awayMs = 600_000

export const t28: Fault = {
  id: 'T28',
  fault: 'A CRM comes and goes for ten minutes.',
  injection: 'It answers 503 for 400 ms, and is well for as long, again and again while customers write.',
  passes: '',
  profiles: everywhere,
  async run(stage, size) {
    await loadFlapping(stage, size)
    return [must('webhooks that it refused meanwhile', refused(stage) > 0 ? 'some' : 'none', 'some')]
  },
}

/** Beyond what a hub may read of an answer lies what operating systems hold of it. */
const mostMb = 8

export const t30: Fault = {
  id: 'T30',
  fault: 'A CRM answers without end, or a byte a second.',
  injection:
    'The bodies of a third of its answers never end, and of another tenth come byte by byte; it is well and answers 503 in turn.',
  passes: 'Little of it is read, and the connection is given up.',
  profiles: everywhere,
  async run(stage, size) {
    const { answers } = stage.far
    answers.are({ endless: 0.3, dripping: 0.1 })
    await loadFlapping(stage, size)
    answers.are({ endless: 0, dripping: 0 })
    const given = await comes(() => answers.count().open === 0)
    const { begun, open, mostBytes } = answers.count()
    return [
      must('answers without an end', begun > 0 ? 'some' : 'none', 'some'),
      must('of these still being read after a minute', given ? 0 : open, 0),
      must(
        'MB that were read of one',
        mostBytes < mostMb * 1024 ** 2 ? 'few' : Math.round(mostBytes / 1024 ** 2),
        'few',
      ),
    ]
  },
}

const flapMs = 400

/** The CRM is away and well again in turn until the last message is written. */
async function loadFlapping(stage: Stage, size: Size): Promise<void> {
  let over = false
  const flapping = (async () => {
    while (!over) {
      stage.far.sink.feel({ kind: 'failing', forMs: flapMs })
      await wait(2 * flapMs)
    }
  })()
  await load(stage, size)
  over = true
  await flapping
}

function refused({ far }: Stage): number {
  return far.sink.record.all.filter(({ status }) => status === 503).length
}
