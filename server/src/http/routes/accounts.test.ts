import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { openSmallHub, type SmallHub } from '../fixtures/small-hub.ts'

const token = 'EAAG-a-token-that-works'
const given = { channel: 'whatsapp', key: '106540352242922', token }

describe('connecting accounts', () => {
  let hub: SmallHub
  let shown: string[]
  beforeAll(async () => {
    hub = await openSmallHub()
    shown = []
    hub.outside.get('/graph/:version/:node', (context) => {
      shown.push(context.req.header('authorization') ?? '')
      if (shown.at(-1) === `Bearer ${token}`)
        return context.json({ id: context.req.param('node'), verified_name: 'Loft' })
      if (shown.at(-1) === 'Bearer busy') return context.text('', 503)
      return context.json({ error: { message: 'Session has expired.', code: 190 } }, 401)
    })
  })
  afterAll(() => hub.end())

  const connected = async (key: string, over: object = {}) => {
    const { status, body } = await hub.ask('POST', '/api/v1/accounts', { ...given, key, ...over })
    expect(status).toBe(201)
    return body
  }

  it('shows the token to the channel, keeps it sealed, takes the name from there, and never shows the token', async () => {
    const { account, endpoint, webhook_secret } = await connected('1')
    expect(account).toMatchObject({ name: 'Loft', key: '1', active: true, ordering: 'conversation' })
    expect([endpoint, webhook_secret]).toEqual([null, null])
    expect(shown.at(-1)).toBe(`Bearer ${token}`)
    const stored = await hub.booted.hub.stores.of(hub.tenant).account(account.id)
    expect(stored?.sealedToken).not.toContain(token)
    expect(hub.booted.hub.vault.open(stored?.sealedToken ?? '', account.id)).toBe(token)
    for (const path of ['/api/v1/accounts', `/api/v1/accounts/${account.id}`])
      expect(JSON.stringify((await hub.ask('GET', path)).body)).not.toContain(token)
  })

  it("refuses a token that the channel refuses, in the channel's words, and stores nothing", async () => {
    const { status, body } = await hub.ask('POST', '/api/v1/accounts', { ...given, key: '2', token: 'stale' })
    expect([status, body.code]).toEqual([400, 'token_refused'])
    expect(body.detail).toContain('Session has expired.')
    expect((await hub.booted.hub.stores.accountFor('whatsapp', '2')) === null).toBe(true)
  })

  it('blames nobody if the channel cannot be asked', async () => {
    const answer = await hub.ask('POST', '/api/v1/accounts', { ...given, token: 'busy' })
    expect([answer.status, answer.body.code]).toEqual([503, 'unavailable'])
  })

  it('refuses a key that is connected already, also at another business, and takes it once it is free', async () => {
    const { account } = await connected('3')
    for (const ask of [hub.ask, hub.stranger]) {
      const answer = await ask('POST', '/api/v1/accounts', { ...given, key: '3' })
      expect([answer.status, answer.body.code]).toEqual([409, 'account_taken'])
    }
    expect((await hub.ask('DELETE', `/api/v1/accounts/${account.id}`)).body.active).toBe(false)
    expect((await hub.stranger('POST', '/api/v1/accounts', { ...given, key: '3' })).status).toBe(201)
    const back = await hub.ask('PUT', `/api/v1/accounts/${account.id}`, { active: true })
    expect([back.status, back.body.code]).toEqual([409, 'account_taken'])
  })

  it('makes an endpoint of its own for a webhook URL and shows the secret once', async () => {
    const webhook_url = `https://crm.example/hooks`
    const { account, endpoint, webhook_secret } = await connected('4', { webhook_url })
    expect(account.webhook_url).toBe(webhook_url)
    expect(endpoint).toMatchObject({ account_id: account.id, url: webhook_url, kinds: null })
    expect(webhook_secret).toMatch(/^whsec_[\w+/]{43}=$/)
    const moved = await hub.ask('PUT', `/api/v1/accounts/${account.id}`, {
      webhook_url: 'https://crm.example/2',
    })
    expect(moved.body).toMatchObject({ webhook_secret: null, endpoint: { id: endpoint.id } })
    expect(moved.body.account.webhook_url).toBe('https://crm.example/2')
    const off = await hub.ask('PUT', `/api/v1/accounts/${account.id}`, { webhook_url: null })
    expect(off.body.account.webhook_url).toBe(null)
  })

  it('changes what is given and leaves the rest; a new token is checked like the first', async () => {
    const { account } = await connected('5', { name: 'Front desk' })
    const path = `/api/v1/accounts/${account.id}`
    expect((await hub.ask('PUT', path, { ordering: 'none' })).body.account).toMatchObject({
      name: 'Front desk',
      ordering: 'none',
    })
    expect((await hub.ask('PUT', path, { token: 'stale' })).body.code).toBe('token_refused')
    expect((await hub.ask('PUT', path, { token, name: 'Desk' })).body.account.name).toBe('Desk')
  })

  it.each([
    ['an unknown channel', { channel: 'pigeon' }, 'whatsapp, instagram'],
    ['settings that nobody reads', { settings: { colour: 'red' } }, 'settings'],
    [
      'a private webhook address',
      { webhook_url: 'http://10.0.0.1/' },
      'webhook_url: it points into a private network',
    ],
    ['an account of the simulator where there is none', { simulated: true }, 'SIMULATOR_URL'],
    ['an unknown ordering', { ordering: 'random' }, 'ordering'],
  ])('refuses %s and says what to do', async (_what, over, said) => {
    const answer = await hub.ask('POST', '/api/v1/accounts', { ...given, key: '6', ...over })
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid_request'])
    expect(answer.body.detail).toContain(said)
  })

  it("answers for another business's account as for none", async () => {
    const { account } = await connected('7')
    for (const [method, body] of [['GET'], ['PUT', { name: 'Mine' }], ['DELETE']] as const)
      expect((await hub.stranger(method, `/api/v1/accounts/${account.id}`, body)).status).toBe(404)
  })
})
