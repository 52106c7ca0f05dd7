import type { Route } from '@parley/contract/route.ts'
import { routes } from '@parley/contract/routes.ts'
import { put } from '@parley/core/domain/change.ts'
import { scope } from '@parley/core/domain/scope.ts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

import { browserOf } from './fixtures/browser.ts'
import { openLoft, type Loft } from './fixtures/loft.ts'

const [here, elsewhere] = ['16505551234', 'igsid:8714002000417']

describe('who may see one account only', () => {
  let loft: Loft
  let conversation: string
  let authorization: string
  const hooks: { path: string; body: string }[] = []

  beforeAll(async () => {
    loft = await openLoft({
      outside: (crm) =>
        crm.post('/hook/:who', async ({ req, text }) => {
          hooks.push({ path: req.path, body: await req.text() })
          return text('')
        }),
    })
    const url = (who: string) => `${loft.outsideUrl}/hook/${who}`
    await loft.ask('POST', '/api/v1/webhook-endpoints', { url: url('all') })
    await loft.ask('POST', '/api/v1/webhook-endpoints', { url: url('one'), account_id: loft.account })
    conversation = await loft.writes('hello', here)
    await meetElsewhere(loft, conversation)
    const key = { name: 'one account', scopes: scope.options, account_ids: [loft.account] }
    authorization = `Bearer ${(await loft.ask('POST', '/api/v1/keys', key)).body.secret}`
    await loft.writes('hello again', here)
  })
  afterAll(() => loft.end())

  const ask = (method: string, path: string, body?: unknown) =>
    browserOf(loft)(method, path, body, { authorization })
  const cursor = () => Buffer.from('{}').toString('base64url')

  it('sees the customer as this account knows them, in the list, alone, and after changing something', async () => {
    const [listed] = (await ask('GET', '/api/v1/conversations')).body.data
    const alone = (await ask('GET', `/api/v1/conversations/${conversation}`)).body
    const changed = (await ask('PATCH', `/api/v1/conversations/${conversation}`, { status: 'closed' })).body
    for (const { customer } of [listed, alone, changed])
      expect(customer).toMatchObject({ identities: [`phone:${here}`], last_channel: 'whatsapp' })
    const whole = (await loft.ask('GET', `/api/v1/conversations/${conversation}`)).body.customer
    expect(whole.identities).toEqual([`phone:${here}`, elsewhere])
  })

  it('keeps what others know when it changes something', async () => {
    await ask('PATCH', `/api/v1/conversations/${conversation}`, { status: 'open' })
    const { data } = (await loft.ask('GET', `/api/v1/events?after=${cursor()}&kinds=conversation.updated`))
      .body
    expect(data.at(-1).data.conversation.customer.identities).toContain(elsewhere)
  })

  it('is told the same by the feed and by the live stream', async () => {
    const { data } = (await ask('GET', `/api/v1/events?after=${cursor()}`)).body
    expect(JSON.stringify(data)).toContain(here)
    expect(JSON.stringify(data)).not.toContain(elsewhere)
    const abort = new AbortController()
    const stream = await loft.booted.app.request(`/api/v1/events/stream?after=${cursor()}`, {
      headers: { authorization },
      signal: abort.signal,
    })
    let heard = ''
    for await (const part of stream.body ?? []) {
      heard += Buffer.from(part).toString()
      if (heard.includes('event: ready')) break
    }
    abort.abort()
    expect(heard).toContain(here)
    expect(heard).not.toContain(elsewhere)
  })

  it('is told the same by the webhooks of an endpoint of the account', async () => {
    const isWanted = (body: string) => body.includes('"message.received"') && body.includes('hello again')
    const of = (who: string) => hooks.filter(({ path, body }) => path === `/hook/${who}` && isWanted(body))
    await vi.waitFor(() => expect([of('all').length, of('one').length]).toEqual([1, 1]), 10_000)
    expect(of('all')[0]?.body).toContain(elsewhere)
    expect(of('one')[0]?.body).toContain(here)
    expect(of('one')[0]?.body).not.toContain(elsewhere)
  })

  const reading = Object.values<Route>(routes).filter(
    ({ method, auth }) => method === 'GET' && auth !== 'operator' && auth !== 'person',
  )
  it.each(reading.map(({ path }) => path))('learns nothing of it by %s', async (path) => {
    const [message] = (await ask('GET', `/api/v1/conversations/${conversation}/messages`)).body.data
    const [event] = (await ask('GET', `/api/v1/events?after=${cursor()}`)).body.data
    const named: Record<string, string> = {
      account_id: loft.account,
      conversation_id: conversation,
      message_id: message.id,
      event_id: event.id,
    }
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => named[name] ?? 'none')
    const from = path === '/api/v1/events' ? `?after=${cursor()}` : ''
    expect(JSON.stringify((await ask('GET', filled + from)).body)).not.toContain(elsewhere)
  })
})

/** The same person writes on another channel, too. */
async function meetElsewhere({ booted: { hub }, tenant }: Loft, id: string): Promise<void> {
  const store = hub.stores.of(tenant)
  const found = await store.conversation(`con_${id.slice('con_'.length)}`)
  const customer = found && (await store.customer(found.customer))
  if (!customer) throw new Error('There is nobody to meet.')
  const met = { ...customer, identities: [...customer.identities, elsewhere], lastChannel: 'instagram' }
  const verdict = await store.commit({ changes: [put('customer', met)], tasks: [], finish: null })
  expect(verdict.kind).toBe('done')
}
