import { createHmac } from 'node:crypto'

import { problem as shape } from '@parley/contract/problem.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { listen, type Listening } from '../listen.ts'
import { openLoft, type Loft } from './fixtures/loft.ts'

/** The door as it stands in the process: most webhooks are taken before the app sees them. */
describe('the lane for webhooks', () => {
  let loft: Loft
  let door: Listening
  const passed: string[] = []
  beforeAll(async () => {
    loft = await openLoft()
    const { app, lane } = loft.booted
    const fetch: typeof app.fetch = (request, ...more) => {
      passed.push(new URL(request.url).pathname)
      return app.fetch(request, ...more)
    }
    door = await listen({ fetch }, '127.0.0.1', 0, lane)
  })
  afterAll(async () => {
    await door.close()
    await loft.end()
  })

  const body = JSON.stringify({ object: 'whatsapp_business_account', entry: [] })
  const signed = (text: string) => ({
    'x-hub-signature-256': `sha256=${createHmac('sha256', 'app-secret').update(text).digest('hex')}`,
  })
  const post = (sent: string | ReadableStream, headers: Record<string, string>, path = '/webhooks/meta') =>
    fetch(`http://127.0.0.1:${door.port}${path}`, { method: 'POST', body: sent, headers, duplex: 'half' })

  it('takes what is signed, in the trace it came with', async () => {
    const trace = '0af7651916cd43dd8448eb211c80319c'
    const answer = await post(body, { ...signed(body), traceparent: `00-${trace}-b7ad6b7169203331-01` })
    expect([answer.status, await answer.text()]).toEqual([200, 'EVENT_RECEIVED'])
    expect(answer.headers.get('x-correlation-id')).toBe(trace)
    expect(passed).toEqual([])
  })

  it('refuses what is not signed as the app does', async () => {
    const answer = await post(body, signed('something else'))
    const problem = shape.parse(await answer.json())
    expect([answer.status, problem.code]).toEqual([401, 'wrong_signature'])
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(answer.headers.get('x-correlation-id')).toBe(problem.correlation_id)
    expect(passed).toEqual([])
  })

  it('leaves to the app what is of unknown length, or no webhook', async () => {
    expect((await post(new Blob([body]).stream(), signed(body))).status).toBe(200)
    expect((await post(body, signed(body), '/webhooks/other')).status).toBe(404)
    expect(passed).toEqual(['/webhooks/meta', '/webhooks/other'])
  })

  it('answers 503 while the record cannot be written', async () => {
    await loft.booted.hub.stores.close()
    const one = JSON.stringify({ object: 'page', entry: [] })
    const answer = await post(one, signed(one))
    expect([answer.status, shape.parse(await answer.json()).code]).toEqual([503, 'unavailable'])
    expect(answer.headers.get('retry-after')).toBe('5')
  })

  // The connection does not outlive a body that nobody reads, so nothing may come after this one.
  it('leaves to the app what is too large', async () => {
    const large = 'x'.repeat(3 * 1024 * 1024 + 1)
    expect((await post(large, signed(large))).status).toBe(413)
  })
})
