import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

import { openLoft, type Loft } from '../fixtures/loft.ts'

const path = '/api/v1/messages/send'
const content = { kind: 'text', text: 'Yes, until six.' }

describe('sending', () => {
  let loft: Loft
  let conversation: string
  beforeAll(async () => {
    loft = await openLoft()
    conversation = await loft.writes('open?')
  })
  afterAll(() => loft.end())

  it('takes the key from the header or the body, and says when it has seen it before', async () => {
    const body = { conversation_id: conversation, content }
    const first = await loft.ask('POST', path, body, { 'idempotency-key': '"one"' })
    expect([first.status, first.headers.get('idempotency-replayed')]).toEqual([202, null])
    const again = await loft.ask('POST', '/send-message', { ...body, idempotency_key: 'one' })
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([202, 'true'])
    expect(again.body.message_id).toBe(first.body.message_id)
    const other = await loft.ask(
      'POST',
      path,
      { ...body, content: { kind: 'text', text: 'No.' } },
      { 'idempotency-key': 'one' },
    )
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_mismatch'])
    expect((await loft.ask('POST', path, body)).body.detail).toContain('Idempotency-Key')
  })

  it.each(['+1 (650) 555-1234', '16505551234'])('goes to the address %s from an account', async (to) => {
    const body = { account_id: loft.account, to, content, idempotency_key: `to ${to}` }
    const sent = await loft.ask('POST', path, body)
    expect([sent.status, sent.body.message.conversation_id]).toEqual([202, conversation])
  })

  it('to somebody who has not written is refused with what to do', async () => {
    const body = { account_id: loft.account, to: '+441234567890', content, idempotency_key: 'stranger' }
    const answer = await loft.ask('POST', path, body)
    expect([answer.status, answer.body.code]).toEqual([422, 'window_closed'])
    const nonsense = await loft.ask('POST', path, { ...body, to: 'Ana' })
    expect([nonsense.status, nonsense.body.code]).toEqual([400, 'invalid_request'])
  })

  it.each([{}, { conversation_id: `con_${'0'.repeat(26)}`, to: '1650' }, { to: '16505551234' }])(
    'needs either a conversation or an account and an address: %o',
    async (where) => {
      const answer = await loft.ask('POST', path, { ...where, content, idempotency_key: 'where' })
      expect([answer.status, answer.body.code]).toEqual([400, 'invalid_request'])
    },
  )

  it('is refused with what is newer if the conversation has gone on', async () => {
    const before = (await loft.ask('GET', `/api/v1/conversations/${conversation}`)).body.last_sequence
    await loft.writes('and on Sunday?')
    const body = { conversation_id: conversation, content, idempotency_key: 'conditional' }
    const late = await loft.ask('POST', path, { ...body, if_last_seq: before })
    expect([late.status, late.body.code]).toEqual([409, 'newer_messages'])
    expect(late.body.newer).toMatchObject([{ sequence: before + 1, content: { text: 'and on Sunday?' } }])
    const informed = await loft.ask('POST', path, { ...body, if_last_seq: before + 1 })
    expect(informed.status).toBe(202)
    expect((await loft.ask('POST', path, { ...body, if_last_seq: before })).status).toBe(202)
  })

  it('that the channel refuses because the customer wants no marketing is remembered of the customer', async () => {
    const id = await loft.writes('stop', '16505559876')
    const optedOut = async () =>
      (await loft.ask('GET', `/api/v1/conversations/${id}`)).body.customer.opted_out
    expect(await optedOut()).toEqual([])
    loft.refuse.push({ status: 400, code: 131050 })
    await loft.ask('POST', path, { conversation_id: id, content, idempotency_key: 'ad' })
    await vi.waitFor(async () => expect(await optedOut()).toEqual(['marketing']))
  })

  it("from another business's account or conversation is like from none", async () => {
    const there = { account_id: loft.account, to: '16505551234', content, idempotency_key: 'x' }
    expect((await loft.stranger('POST', path, there)).status).toBe(404)
    const known = { conversation_id: conversation, content, idempotency_key: 'x' }
    expect((await loft.stranger('POST', path, known)).status).toBe(404)
  })
})
