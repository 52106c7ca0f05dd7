import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { openLoft, type Loft } from '../fixtures/loft.ts'

describe('attempts', () => {
  let loft: Loft
  const taken: { id: string; replayed: string | undefined }[] = []
  const refusals = [500]
  let endpoint: string
  beforeAll(async () => {
    loft = await openLoft({
      outside: (crm) =>
        crm.post('/hook', (context) => {
          const { 'webhook-id': id = '', 'webhook-replayed': replayed } = context.req.header()
          taken.push({ id, replayed })
          return context.text('', refusals.shift() === 500 ? 500 : 200)
        }),
    })
    const hook = { url: `${loft.outsideUrl}/hook`, kinds: ['message.received'] }
    endpoint = (await loft.ask('POST', '/api/v1/webhook-endpoints', hook)).body.endpoint.id
  })
  afterAll(() => loft.end())

  const send = async (conversation: string, key: string) => {
    const body = {
      conversation_id: conversation,
      content: { kind: 'text', text: 'Yes' },
      idempotency_key: key,
    }
    return (await loft.ask('POST', '/api/v1/messages/send', body)).body.message_id as string
  }

  it('to tell an endpoint are kept with their status, error and next time, by endpoint and by event', async () => {
    await loft.writes('open?')
    const path = `/api/v1/webhook-endpoints/${endpoint}/attempts`
    await expect.poll(async () => (await loft.ask('GET', path)).body.data).toHaveLength(1)
    const [first] = (await loft.ask('GET', path)).body.data
    expect(first).toMatchObject({
      endpoint_id: endpoint,
      message_id: null,
      number: 1,
      status_code: 500,
      error: 'answered 500',
    })
    expect(Date.parse(first.next_attempt_at)).toBeGreaterThan(Date.parse(first.at))
    expect((await loft.ask('GET', `/api/v1/events/${first.event_id}/attempts`)).body.data).toEqual([first])
    expect(taken.map((one) => one.id)).toEqual([first.event_id])
  })

  it('to send a message are in its status, with the retries and what the channel said', async () => {
    const conversation = await loft.writes('and now?')
    loft.refuse.push({ status: 500, code: 2 }, { status: 400, code: 131026 })
    const message = await send(conversation, 'refused')
    const path = `/api/v1/messages/${message}/status`
    await expect
      .poll(async () => (await loft.ask('GET', path)).body.status, { timeout: 10_000 })
      .toBe('failed')
    const { body } = await loft.ask('GET', path)
    expect(body).toMatchObject({ message_id: message, retry_count: 1, next_attempt_at: null })
    expect(body.error).toMatchObject({ channel_code: '131026' })
    expect(body.transitions.map((one: { status: string }) => one.status)).toEqual([
      'pending',
      'sending',
      'failed',
    ])
    expect(body.attempts).toMatchObject([
      { number: 2, status_code: 400, error: 'answered 400' },
      { number: 1, status_code: 500 },
    ])
    expect((await loft.ask('GET', `/api/v1/messages/${message}/attempts`)).body.data).toEqual(body.attempts)
  })

  it('are made once more on demand: the same id, marked as replayed', async () => {
    const found = await loft.ask('GET', `/api/v1/webhook-endpoints/${endpoint}/attempts?limit=1`)
    const { event_id: event } = found.body.data[0]
    const other = await loft.ask('POST', '/api/v1/webhook-endpoints', { url: `${loft.outsideUrl}/hook` })
    const path = `/api/v1/events/${event}/redeliver`
    const asked = await loft.ask('POST', path, { endpoint_id: other.body.endpoint.id })
    expect([asked.status, asked.body.event_id]).toEqual([202, event])
    await expect.poll(() => taken.find((one) => one.replayed === '1')).toMatchObject({ id: event })
    await loft.ask('DELETE', `/api/v1/webhook-endpoints/${other.body.endpoint.id}`)
    expect((await loft.ask('POST', path, { endpoint_id: other.body.endpoint.id })).status).toBe(409)
    expect((await loft.ask('POST', path, { endpoint_id: `end_${'0'.repeat(26)}` })).status).toBe(400)
  })

  it('are shown to nobody else', async () => {
    const [one] = (await loft.ask('GET', `/api/v1/webhook-endpoints/${endpoint}/attempts`)).body.data
    const message = await send(await loft.writes('hello'), 'mine')
    for (const path of [
      `/api/v1/webhook-endpoints/${endpoint}/attempts`,
      `/api/v1/events/${one.event_id}/attempts`,
      `/api/v1/messages/${message}/attempts`,
      `/api/v1/messages/${message}/status`,
    ])
      expect((await loft.stranger('GET', path)).status).toBe(404)
    const hook = { endpoint_id: endpoint }
    expect((await loft.stranger('POST', `/api/v1/events/${one.event_id}/redeliver`, hook)).status).toBe(404)
  })
})
