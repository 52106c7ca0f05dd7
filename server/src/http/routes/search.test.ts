import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

import { browserOf } from '../fixtures/browser.ts'
import { openLoft, type Loft } from '../fixtures/loft.ts'

describe('search', () => {
  let loft: Loft
  let [first, second]: string[] = []
  beforeAll(async () => {
    loft = await openLoft()
    first = await loft.writes('Are you open on Sunday?', '16505551234')
    second = await loft.writes('Ist am SONNTAG offen?', '4915112345678')
    await vi.waitFor(async () => {
      if ((await find('offen')).body.data.length === 0) throw new Error('It is not known yet.')
    }, 30_000)
  }, 60_000)
  afterAll(() => loft.end())
  const find = (text: string, rest = '') =>
    loft.ask('GET', `/api/v1/search?text=${encodeURIComponent(text)}${rest}`)

  it('finds messages by the beginnings of their words, and shows which words it found', async () => {
    const { status, body } = await find('so of')
    expect(status).toBe(200)
    expect(body).toMatchObject({ people: [], next: null })
    expect(body.data).toMatchObject([
      { conversation_id: second, direction: 'in', kind: 'text', account_id: loft.account },
    ])
    expect(body.data[0].snippet).toEqual([
      { text: 'Ist am ', match: false },
      { text: 'SONNTAG', match: true },
      { text: ' ', match: false },
      { text: 'offen', match: true },
      { text: '?', match: false },
    ])
  })

  it('finds people by a part of their number, each with their conversation', async () => {
    const { body } = await find('555 12')
    expect(body).toMatchObject({ data: [], people: [{ id: first }] })
    expect((await find('555 12', `&customer_id=${body.people[0].customer.id}`)).body.people).toEqual([])
  })

  it('leads to the message with what stands around it', async () => {
    for (const text of ['one', 'two', 'three', 'four']) await loft.writes(text, '16505551234')
    const messages = (query: string) => loft.ask('GET', `/api/v1/conversations/${first}/messages?${query}`)
    const said = (body: { data: { content: { text: string } }[] }) =>
      body.data.map((each) => each.content.text)
    const all = (await messages('limit=50')).body
    const two = all.data.find((each: { content: { text: string } }) => each.content.text === 'two')
    const middle = (await messages(`around=${two.id}&limit=3`)).body
    expect(said(middle)).toEqual(['three', 'two', 'one'])
    expect(said((await messages(`after=${middle.next}&limit=3`)).body)).toEqual(['Are you open on Sunday?'])
    const later = (await messages(`before=${middle.previous}&limit=3`)).body
    expect([said(later), later.previous]).toEqual([['four'], null])
    expect((await messages(`before=${middle.previous}&around=${two.id}`)).status).toBe(400)
    const elsewhere = await loft.ask('GET', `/api/v1/conversations/${second}/messages?around=${two.id}`)
    expect(elsewhere.status).toBe(404)
  })

  it.each(['', ' ', '"…"'])('for “%s” is refused with what to do', async (text) => {
    const { status, body } = await find(text)
    expect([status, body.code]).toEqual([400, 'invalid_request'])
    expect(body.detail).toContain('say what to look for')
  })

  it('by a key that may not read conversations shows no names and no people', async () => {
    const { secret } = (await loft.ask('POST', '/api/v1/keys', { name: 'reader', scopes: ['messages:read'] }))
      .body
    const authorization = `Bearer ${secret}`
    const { body } = await browserOf(loft)('GET', '/api/v1/search?text=offen', undefined, { authorization })
    expect(body).toMatchObject({ data: [{ conversation_id: second, customer_name: null }], people: [] })
    const people = await browserOf(loft)('GET', '/api/v1/search?text=55512', undefined, { authorization })
    expect(people.body.people).toEqual([])
  })

  it('of another business finds nothing of this one', async () => {
    const { body } = await loft.stranger('GET', '/api/v1/search?text=offen')
    expect(body).toEqual({ data: [], people: [], next: null })
  })

  it('is refused for a while to whoever asks without end', async () => {
    const asked = await Promise.all(
      Array.from({ length: 121 }, () => loft.stranger('GET', '/api/v1/search?text=x')),
    )
    const refused = asked.filter(({ status }) => status !== 200)
    expect(refused.length).toBeGreaterThan(0)
    expect(refused.map(({ body }) => body.code)).toEqual(refused.map(() => 'too_many_requests'))
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})
