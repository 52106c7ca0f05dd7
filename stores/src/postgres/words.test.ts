import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { alone } from '../kit/server/in-step.ts'
import type { Wanted } from '../kit/words/find.ts'
import { inProcess } from './in-process.ts'
import { read } from './set-wise.ts'
import { words } from './words.ts'

const wanted: Wanted = {
  tenant: 'ten_1',
  kind: 'message',
  phrases: [],
  belonging: [],
  from: 0,
  to: Number.MAX_SAFE_INTEGER,
  after: null,
  limit: 2,
  rough: false,
}
const many = 70_000

describe('words on Postgres, of more entries than are looked through', () => {
  const postgres = inProcess()
  let opened: Awaited<ReturnType<typeof postgres.open>>
  beforeAll(async () => {
    await postgres.ready
    opened = await postgres.open({ now: 0 })
    await opened.database.use((session) =>
      session.exec(`insert into word_entry
        select 'ten_1', 'msg_' || n, 'message', n, 0, (
          '''usual'':1' || case when n % 900 = 0 then ' ''sometimes'':2' else '' end
            || case when n % 30000 = 0 then ' ''seldom'':3' else '' end
        )::tsvector
        from generate_series(1, ${many}) as n`),
    )
  }, 120_000)
  afterAll(async () => {
    await opened.end()
    await postgres.close()
  }, 60_000)

  const found = (text: string, over: Partial<Wanted> = {}) =>
    opened.database.use(async (session) => {
      const asking = words.find({ ...wanted, phrases: [{ words: [text], open: false }], ...over })
      return (await alone(asking, (ask) => read(session, ask))).map(({ id, mark }) => ({ id, mark }))
    })
  const every = (stride: number) =>
    Array.from({ length: Math.floor(many / stride) }, (_, at) => `msg_${(at + 1) * stride}`).toReversed()

  it.each([
    ['usual', 1],
    ['sometimes', 900],
    ['seldom', 30_000],
  ])('%s is found among all of them, the latest first, page by page', async (word, stride) => {
    const all = every(stride)
    const first = await found(word, { limit: 75 })
    expect(first.map(({ id }) => id)).toEqual(all.slice(0, 75))
    const page = await found(word, { after: first[0]?.mark ?? null, limit: 5 })
    expect(page.map(({ id }) => id)).toEqual(all.slice(1, 6))
  })

  it('are found to the last one, and in a span of time', async () => {
    const ids = (await found('sometimes', { limit: 999 })).map(({ id }) => id)
    expect(ids).toEqual(every(900))
    const span = await found('sometimes', { from: 900, to: 2_700, limit: 9 })
    expect(span.map(({ id }) => id)).toEqual(['msg_1800', 'msg_900'])
  })
})
