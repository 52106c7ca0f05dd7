import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { openLoft, type Loft } from '../fixtures/loft.ts'

const operator = { authorization: 'Bearer operator-key-of-this-hub-0123456789' }

describe('dead letters', () => {
  let loft: Loft
  let conversation: string
  beforeAll(async () => {
    loft = await openLoft({ env: { OPERATOR_KEY: operator.authorization.slice('Bearer '.length) } })
    conversation = await loft.writes('open?')
  })
  afterAll(() => loft.end())

  let sends = 0
  const refused = async () => {
    loft.refuse.push({ status: 400, code: 131026 })
    sends += 1
    const body = {
      conversation_id: conversation,
      content: { kind: 'text', text: `answer ${sends}` },
      idempotency_key: `key ${sends}`,
    }
    const { message_id } = (await loft.ask('POST', '/api/v1/messages/send', body)).body
    await expect.poll(() => statusOf(message_id)).toBe('failed')
    const [letter] = (await loft.ask('GET', '/api/v1/dead-letters?limit=1')).body.data
    return { message: message_id as string, letter }
  }
  const statusOf = async (message: string) =>
    (await loft.ask('GET', `/api/v1/messages/${message}/status`)).body.status
  const open = async (filter = '') => (await loft.ask('GET', `/api/v1/dead-letters?${filter}`)).body.data

  it('of a refused send put the message back to pending, once', async () => {
    const { message, letter } = await refused()
    expect(letter).toMatchObject({ reason: 'rejected', state: 'open', about: 'deliver' })
    expect(letter.account_id).toBe(loft.account)
    expect(await open(`account_id=${loft.account}&reason=rejected`)).toEqual([letter])
    expect(await open('reason=poison')).toEqual([])
    const path = `/api/v1/dead-letters/${letter.id}`
    expect((await loft.ask('GET', path)).body.payload).toEqual({ kind: 'deliver', message })
    expect((await loft.ask('POST', `${path}/replay`)).body.state).toBe('replayed')
    await expect.poll(() => statusOf(message)).toBe('sent')
    expect((await loft.ask('POST', `${path}/replay`)).status).toBe(409)
    expect(await open()).toEqual([])
  })

  it('are discarded on demand and stay readable', async () => {
    const { message, letter } = await refused()
    const path = `/api/v1/dead-letters/${letter.id}`
    expect((await loft.ask('POST', `${path}/discard`)).body.state).toBe('discarded')
    expect((await loft.ask('GET', path)).body.closed_at).not.toBe(null)
    expect((await loft.ask('POST', `${path}/replay`)).status).toBe(409)
    expect(await statusOf(message)).toBe('failed')
  })

  it('are counted by a dry run and replayed all together, with progress', async () => {
    const [one, two] = [await refused(), await refused()]
    const filter = { reason: 'rejected', account_id: loft.account }
    const path = '/api/v1/dead-letters/replay'
    expect((await loft.ask('POST', path, { ...filter, dry_run: true })).body).toEqual({
      count: 2,
      redrive: null,
    })
    const started = (await loft.ask('POST', path, filter)).body
    expect(started).toMatchObject({ count: 2, redrive: { total: 2, replayed: 0 } })
    const progress = async () => (await loft.ask('GET', `/api/v1/redrives/${started.redrive.id}`)).body
    await expect.poll(async () => (await progress()).finished_at).not.toBe(null)
    expect(await progress()).toMatchObject({ total: 2, replayed: 2, left: 0 })
    for (const { message } of [one, two]) await expect.poll(() => statusOf(message)).toBe('sent')
    const sent = loft.sent.map((each) => each.text?.body).slice(-2)
    expect(sent).toEqual([`answer ${sends - 1}`, `answer ${sends}`])
  })

  it("are nobody else's", async () => {
    const { letter } = await refused()
    const path = `/api/v1/dead-letters/${letter.id}`
    expect((await loft.stranger('GET', path)).status).toBe(404)
    for (const verb of ['replay', 'discard'])
      expect((await loft.stranger('POST', `${path}/${verb}`)).status).toBe(404)
    expect((await loft.stranger('GET', '/api/v1/dead-letters')).body.data).toEqual([])
    expect((await loft.stranger('POST', '/api/v1/dead-letters/replay', { dry_run: true })).body.count).toBe(0)
  })

  it('without a tenant are seen by the operator alone, and received once their account is there', async () => {
    const unowned = '/api/v1/operator/dead-letters'
    expect((await loft.ask('GET', unowned)).status).toBe(403)
    await loft.hook('hello from nowhere', { key: '777' })
    const list = async () => (await loft.ask('GET', unowned, undefined, operator)).body.data
    await expect.poll(list).toMatchObject([{ reason: 'unrouted', about: 'receive' }])
    expect(JSON.stringify(await list())).not.toContain('hello from nowhere')
    const [{ id }] = await list()
    const { status } = await loft.ask('POST', '/api/v1/accounts', {
      channel: 'whatsapp',
      key: '777',
      token: 'T',
    })
    expect(status).toBe(201)
    expect((await loft.ask('POST', `${unowned}/${id}/replay`, undefined, operator)).status).toBe(202)
    const received = async () => {
      const { data } = (await loft.ask('GET', '/api/v1/conversations')).body
      return data.some((each: { preview: { text: string } }) => each.preview.text === 'hello from nowhere')
    }
    await expect.poll(received).toBe(true)
    expect(await list()).toEqual([])
  })

  it('of what this version cannot read say so, and stay', async () => {
    const unowned = '/api/v1/operator/dead-letters'
    await loft.hook('', { field: 'holograms' })
    const list = async () => (await loft.ask('GET', unowned, undefined, operator)).body.data
    await expect.poll(list).toMatchObject([{ reason: 'unsupported', about: 'webhook' }])
    const [{ id }] = await list()
    const answer = await loft.ask('POST', `${unowned}/${id}/replay`, undefined, operator)
    expect([answer.status, answer.body.code]).toEqual([409, 'conflict'])
    expect(answer.body.detail).toContain('"holograms"')
    expect((await loft.ask('POST', `${unowned}/${id}/discard`, undefined, operator)).body.state).toBe(
      'discarded',
    )
    const log = async (query = '') =>
      (await loft.ask('GET', `/api/v1/operator/audit${query}`, undefined, operator)).body.data
    expect(await log(`?target=${id}`)).toMatchObject([
      { action: 'discard.letter', actor: { kind: 'operator' }, correlation_id: expect.any(String) },
    ])
    expect((await log()).map((line: { action: string }) => line.action)).toEqual([
      'discard.letter',
      'replay.letter',
    ])
    const { data } = (await loft.ask('GET', '/api/v1/audit')).body
    expect(data.some((line: { target: string }) => line.target === id)).toBe(false)
  })

  it('and businesses that the operator changes leave a line in the log of that business', async () => {
    const path = `/api/v1/tenants/${loft.tenant}`
    expect((await loft.ask('PATCH', path, { plan: 'pro' }, operator)).status).toBe(200)
    const line = { action: 'update.tenant', target: loft.tenant, detail: { plan: 'pro' } }
    const seen = `/api/v1/operator/audit?tenant_id=${loft.tenant}&limit=1`
    expect((await loft.ask('GET', seen, undefined, operator)).body.data).toMatchObject([line])
    expect((await loft.ask('GET', '/api/v1/audit?limit=1')).body.data).toMatchObject([line])
    expect((await loft.ask('GET', seen)).status).toBe(403)
  })
})
