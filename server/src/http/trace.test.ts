import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

import { openLoft, type Loft } from './fixtures/loft.ts'

const trace = '0af7651916cd43dd8448eb211c80319c'
const ours = '4bf92f3577b34da6a3ce929d0e0e4736'
const operator = { authorization: 'Bearer operator-key-of-this-hub-0123456789' }
const traceparent = (id: string) => `00-${id}-b7ad6b7169203331-01`

describe('a trace', () => {
  let loft: Loft
  const lines: string[] = []
  const told: (string | undefined)[] = []
  beforeAll(async () => {
    loft = await openLoft({
      env: { LOG_LEVEL: 'debug', OPERATOR_KEY: 'operator-key-of-this-hub-0123456789' },
      log: { write: (line) => void lines.push(line) },
      outside: (crm) =>
        crm.post('/hook', (context) => {
          told.push(context.req.header('traceparent'))
          return context.text('')
        }),
    })
    await loft.ask('POST', '/api/v1/webhook-endpoints', {
      url: `${loft.outsideUrl}/hook`,
      kinds: ['message.received', 'message.sent'],
    })
  })
  afterAll(() => loft.end())

  const logged = (id: string) => lines.map((line) => JSON.parse(line)).filter((line) => line.traceId === id)

  it('leads from the channel’s webhook through every task to the webhook of a CRM', async () => {
    await loft.hook('open?', { traceparent: traceparent(trace) })
    await vi.waitFor(() => expect(told).toHaveLength(1))
    expect(told[0]).toMatch(new RegExp(`^00-${trace}-(?!b7ad6b7169203331)[0-9a-f]{16}-01$`))
    // The account learns its business from its first webhook, and fetches its templates.
    const steps = ['notify', 'receive', 'request', 'sync']
    await vi.waitFor(() =>
      expect(new Set(logged(trace).map(({ msg, kind }) => kind ?? msg))).toEqual(new Set(steps)),
    )
  })

  it('leads from a send to the channel, and is the correlation id of the answer', async () => {
    const conversation = await loft.writes('hello')
    const send = {
      conversation_id: conversation,
      content: { kind: 'text', text: 'Yes' },
      idempotency_key: 'k',
    }
    const headers = { traceparent: traceparent(ours) }
    const answer = await loft.ask('POST', '/api/v1/messages/send', send, headers)
    expect(answer.headers.get('x-correlation-id')).toBe(ours)
    await vi.waitFor(() => expect(loft.traced).toHaveLength(1))
    expect(loft.traced[0]).toContain(`00-${ours}-`)
    await vi.waitFor(() => expect(told.at(-1)).toContain(`00-${ours}-`))
    expect(logged(ours)[0]).toMatchObject({ method: 'POST', path: '/api/v1/messages/send', status: 202 })
  })

  it('is made where there is none, and stands in the problem', async () => {
    const { body, headers } = await loft.ask('GET', '/api/v1/nothing', undefined, { traceparent: 'nonsense' })
    expect(body.correlation_id).toMatch(/^[0-9a-f]{32}$/)
    expect(headers.get('x-correlation-id')).toBe(body.correlation_id)
    expect(logged(body.correlation_id)).toMatchObject([{ path: '/api/v1/*', status: 404 }])
  })

  it('stands in the dead letter of what nobody could take', async () => {
    await loft.hook('lost', { key: '999', traceparent: traceparent('a'.repeat(32)) })
    await vi.waitFor(async () => {
      const { data } = (await loft.ask('GET', '/api/v1/operator/dead-letters', undefined, operator)).body
      expect(data).toMatchObject([{ reason: 'unrouted', correlation_id: 'a'.repeat(32) }])
    })
  })
})
