import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { openLoft, type Loft } from '../fixtures/loft.ts'

describe('how often an account tries again', () => {
  let loft: Loft
  let hooks = 0
  beforeAll(async () => {
    loft = await openLoft({
      outside: (crm) =>
        crm.post('/hook', () => {
          hooks += 1
          return new Response('', { status: 422 })
        }),
    })
  })
  afterAll(() => loft.end())

  const set = (retry: object) => loft.ask('PUT', `/api/v1/accounts/${loft.account}`, { retry })
  const usual = {
    sends: { attempts: 3, first_wait_ms: 500, longest_wait_ms: 60_000 },
    webhooks: { refused_attempts: 5, give_up_after_hours: 24 },
  }

  it('is as usual unless it is said, and what is left out is as usual again', async () => {
    const shown = async () => (await loft.ask('GET', `/api/v1/accounts/${loft.account}`)).body.retry
    expect(await shown()).toEqual(usual)
    await set({ sends: { attempts: 1 } })
    expect(await shown()).toEqual({ ...usual, sends: { ...usual.sends, attempts: 1 } })
    await set({ webhooks: { give_up_after_hours: 2 } })
    expect(await shown()).toEqual({ ...usual, webhooks: { ...usual.webhooks, give_up_after_hours: 2 } })
  })

  it.each([
    [{ sends: { attempts: 11 } }, 'retry.sends.attempts: must be a whole number from 0 to 10'],
    [{ sends: { first_wait_ms: 5_000, longest_wait_ms: 1_000 } }, 'must not be shorter than first_wait_ms'],
    [
      { webhooks: { give_up_after_hours: 25 } },
      'retry.webhooks.give_up_after_hours: must be a whole number from 1 to 24',
    ],
    [{ webhooks: { refused_attempts: -1 } }, 'retry.webhooks.refused_attempts'],
  ])('cannot be %o', async (retry, said) => {
    const { status, body } = await set(retry)
    expect([status, body.detail]).toEqual([400, expect.stringContaining(said)])
  })

  it('decides when a send is given up on', async () => {
    const conversation = await loft.writes('hello')
    const fate = async (key: string) => {
      const content = { kind: 'text', text: 'Yes' }
      const asked = { conversation_id: conversation, content, idempotency_key: key }
      const { message_id: id } = (await loft.ask('POST', '/api/v1/messages/send', asked)).body
      const status = async () => (await loft.ask('GET', `/api/v1/messages/${id}/status`)).body
      await expect.poll(async () => (await status()).status).toMatch(/sent|failed/)
      const { status: reached, attempts } = await status()
      return [reached, attempts.length]
    }
    await set({ sends: { attempts: 0 } })
    loft.refuse.push({ status: 500, code: 1 })
    expect(await fate('none')).toEqual(['failed', 1])
    await set({ sends: { attempts: 1, first_wait_ms: 100 } })
    loft.refuse.push({ status: 500, code: 1 })
    expect(await fate('one')).toEqual(['sent', 2])
    loft.refuse.push({ status: 500, code: 1 }, { status: 500, code: 1 })
    expect(await fate('two')).toEqual(['failed', 2])
  })

  it('decides when a webhook is given up on', async () => {
    await set({ webhooks: { refused_attempts: 0 } })
    const hook = { url: `${loft.outsideUrl}/hook`, kinds: ['message.received'] }
    const { endpoint } = (await loft.ask('POST', '/api/v1/webhook-endpoints', hook)).body
    await loft.writes('again')
    const letters = async () =>
      (await loft.ask('GET', `/api/v1/dead-letters?endpoint_id=${endpoint.id}`)).body
    await expect.poll(async () => (await letters()).data.length).toBe(1)
    expect(hooks).toBe(1)
  })
})
