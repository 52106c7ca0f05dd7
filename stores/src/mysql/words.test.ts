import { needs } from '@parley/scripts/needs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { alone } from '../kit/server/in-step.ts'
import type { Database } from '../kit/server/session.ts'
import type { Wanted } from '../kit/words/find.ts'
import { connect } from './pool.ts'
import { startServer, storeOn, type Server } from './server.ts'
import { read } from './set-wise.ts'
import { find } from './words.ts'

const program = needs('mariadb')

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

describe.skipIf(program === undefined)('words on MariaDB, of more entries than are looked through', () => {
  let server: Server
  let database: Database
  beforeAll(async () => {
    server = await startServer(program ?? '', 'off')
    const { url, stores } = await storeOn(server, { now: 0 })
    await stores.close()
    database = await connect(url)
    const words = `concat(' usual ', if(seq % 1000 = 0, 'seldom ', ''), if(seq % 2000 = 0, 'rarely ', ''))`
    const at = (word: string, every: number) =>
      `insert into word_at select '${word}', seq, concat('msg_', seq) from seq_1_to_8000 where seq % ${every} = 0`
    await database.use((session) =>
      session.exec(
        [
          `insert into word_entry select 'ten_1', concat('msg_', seq), 'message', seq, 0, ${words} from seq_1_to_8000`,
          at('usual', 1),
          at('seldom', 1_000),
          at('rarely', 2_000),
        ].join('; '),
      ),
    )
  }, 60_000)
  afterAll(async () => {
    await database.close()
    await server.stop()
  }, 60_000)

  const found = (words: readonly string[], over: Partial<Wanted> = {}) =>
    database.use(async (session) => {
      const asking = find({ ...wanted, phrases: [{ words, open: false }], ...over })
      return (await alone(asking, (ask) => read(session, ask))).map(({ id }) => id)
    })

  it('are found among all of them, the latest first, page by page', async () => {
    expect(await found(['seldom'])).toEqual(['msg_8000', 'msg_7000'])
    expect(await found(['seldom'], { after: '4000.msg_4000' })).toEqual(['msg_3000', 'msg_2000'])
    expect(await found(['seldom'], { limit: 9 })).toHaveLength(8)
    expect(await found(['usual'], { after: '2.msg_2' })).toEqual(['msg_1'])
  })

  it('are found together, by their beginning, and in a span of time', async () => {
    expect(await found(['rarely', 'seldom'], { after: '4000.msg_4000' })).toEqual(['msg_2000'])
    expect(await found(['seldom', 'nowhere'], { limit: 9 })).toEqual([])
    const open = { phrases: [{ words: ['rare'], open: true }], limit: 9 }
    expect(await found([], open)).toEqual(['msg_8000', 'msg_6000', 'msg_4000', 'msg_2000'])
    expect(await found(['seldom'], { from: 1_000, to: 2_000, limit: 9 })).toEqual(['msg_1000'])
  })
})
