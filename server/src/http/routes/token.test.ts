import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { openLoft, type Loft } from '../fixtures/loft.ts'

describe('a token that the channel no longer accepts', () => {
  let loft: Loft
  let conversation: string
  beforeAll(async () => {
    loft = await openLoft()
    conversation = await loft.writes('hello')
  })
  afterAll(() => loft.end())

  const send = (key: string) =>
    loft.ask('POST', '/api/v1/messages/send', {
      conversation_id: conversation,
      content: { kind: 'text', text: 'Yes' },
      idempotency_key: key,
    })
  const state = async () => (await loft.ask('GET', `/api/v1/accounts/${loft.account}`)).body.token_state

  it('is noticed at the first send, and shown', async () => {
    loft.refuse.push({ status: 401, code: 190 })
    const { body } = await send('one')
    const status = async () => (await loft.ask('GET', `/api/v1/messages/${body.message_id}/status`)).body
    await expect.poll(async () => (await status()).status).toBe('failed')
    expect(await status()).toMatchObject({ error: { code: 'auth', channel_code: '190' } })
    expect(await state()).toBe('invalid')
  })

  it('makes further sends fail at once, saying what to do', async () => {
    const { status, body } = await send('two')
    expect([status, body.code]).toEqual([422, 'token_invalid'])
    expect(body.detail).toContain('Give the account a new token')
    expect(loft.sent).toEqual([])
  })

  it('is forgotten once it has been replaced', async () => {
    const path = `/api/v1/accounts/${loft.account}`
    expect((await loft.ask('PUT', path, { token: 'EAAG-new' })).body.account.token_state).toBe('valid')
    expect((await send('three')).status).toBe(202)
    await expect.poll(() => loft.sent.length).toBe(1)
  })
})
