import { createHash } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { openLoft, type Loft } from '../fixtures/loft.ts'

const path = '/api/v1/events'

interface Shown {
  readonly id: string
  readonly type: string
  readonly sequence: number
}

describe('the events feed', () => {
  let loft: Loft
  let start: string
  beforeAll(async () => {
    loft = await openLoft()
    start = (await loft.ask('GET', path)).body.cursor
    await loft.writes('open?')
  })
  afterAll(() => loft.end())

  const read = async (query: string): Promise<{ data: readonly Shown[]; cursor: string; more: boolean }> =>
    (await loft.ask('GET', `${path}?after=${start}&${query}`)).body
  const all = async () => (await read('limit=1000')).data

  it('gives what happened since, of an account and of some types only', async () => {
    const events = await all()
    expect(events[0]).toMatchObject({ type: 'message.received', sequence: 1 })
    expect((await read(`account_id=${loft.account}`)).data).toEqual(events)
    expect((await loft.ask('GET', `${path}?after=start&limit=1000`)).body.data).toEqual(events)
    const none = await read('kinds=message.read,message.failed')
    expect(none).toMatchObject({ data: [], more: false })
    const later = await loft.ask('GET', `${path}?after=${none.cursor}`)
    expect(later.body.data).toEqual([])
    expect((await loft.ask('GET', `${path}?kinds=nonsense`)).status).toBe(400)
    expect((await loft.ask('GET', `${path}?account_id=acc_${'0'.repeat(26)}`)).status).toBe(400)
  })

  it('answers at once if there is something, and waits for it if there is not', async () => {
    expect((await read('wait=30')).data.length).toBeGreaterThan(0)
    const { cursor } = await read('limit=1000')
    const waiting = loft.ask('GET', `${path}?after=${cursor}&wait=30&kinds=message.received`)
    await loft.writes('and tomorrow?')
    const { data } = (await waiting).body
    expect(data).toMatchObject([
      { type: 'message.received', data: { message: { content: { text: 'and tomorrow?' } } } },
    ])
  })

  it('gives an empty page and a cursor when nothing comes in time', async () => {
    const { cursor } = await read('limit=1000')
    const answer = await loft.ask('GET', `${path}?after=${cursor}&wait=0.05`)
    expect(answer.body).toEqual({ data: [], cursor, more: false })
  })

  it('can be proved complete: the digest is over the ids in order, each with a line feed', async () => {
    const events = await all()
    const of = async (query = '') =>
      (await loft.ask('GET', `${path}/digest?account_id=${loft.account}${query}`)).body
    const sha256 = (some: readonly Shown[]) =>
      createHash('sha256')
        .update(some.map((event) => `${event.id}\n`).join(''))
        .digest('hex')
    expect(await of()).toEqual({
      account_id: loft.account,
      from: 1,
      to: events.length,
      count: events.length,
      last_sequence: events.length,
      sha256: sha256(events),
    })
    expect(await of('&from=2&to=2')).toMatchObject({ count: 1, sha256: sha256(events.slice(1, 2)) })
    const none = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
    expect(await of('&from=500&to=600')).toMatchObject({ count: 0, sha256: none })
    expect((await loft.ask('GET', `${path}/digest?account_id=${loft.account}&to=10001`)).status).toBe(400)
  })

  it('and its digest show nothing of another business', async () => {
    const digest = await loft.stranger('GET', `${path}/digest?account_id=${loft.account}`)
    expect(digest.status).toBe(404)
    expect((await loft.stranger('GET', `${path}?after=${start}`)).body.data).toEqual([])
  })
})
