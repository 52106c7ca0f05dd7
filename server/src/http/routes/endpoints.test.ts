import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { openSmallHub, type SmallHub } from '../fixtures/small-hub.ts'

const path = '/api/v1/webhook-endpoints'

describe('webhook endpoints', () => {
  let hub: SmallHub
  beforeAll(async () => void (hub = await openSmallHub({ ALLOW_PRIVATE_ORIGINS: 'http://127.0.0.1:9' })))
  afterAll(() => hub.end())

  const added = async (over: object = {}) => {
    const answer = await hub.ask('POST', path, { url: 'https://crm.example/hook', ...over })
    expect(answer.status).toBe(201)
    return answer.body
  }
  const secrets = async (id: `end_${string}`) => {
    const { hub: inner } = hub.booted
    const kept = (await inner.stores.of(hub.tenant).endpoint(id))?.secrets ?? []
    return kept.map((secret) => inner.vault.open(secret.sealed, id))
  }

  it('are added with a filter, and their secret is shown once and kept sealed', async () => {
    const { endpoint, secret } = await added({ kinds: ['message.received'], description: 'CRM' })
    expect(endpoint).toMatchObject({ kinds: ['message.received'], description: 'CRM', account_id: null })
    expect(await secrets(endpoint.id)).toEqual([secret])
    const shown = [await hub.ask('GET', path), await hub.ask('GET', `${path}/${endpoint.id}`)]
    expect(JSON.stringify(shown)).not.toContain(secret)
    expect(shown[1]?.body).toEqual(endpoint)
  })

  it.each([
    ['http://10.1.2.3/', 'it points into a private network'],
    ['http://[::1]/', 'it points into a private network'],
    ['http://127.0.0.1:4000/x', 'can allow it with ALLOW_PRIVATE_ORIGINS=http://127.0.0.1:4000'],
    ['http://localhost:4000/', 'it points into a private network'],
    ['https://me:secret@crm.example/', 'it must not carry a user name or password'],
    ['ftp://crm.example/', 'must be a URL that starts with https://'],
  ])('refuse %s: %s', async (url, why) => {
    const answer = await hub.ask('POST', path, { url })
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid_request'])
    expect(answer.body.detail).toContain(why)
    const { endpoint } = await added()
    expect((await hub.ask('PUT', `${path}/${endpoint.id}`, { url })).status).toBe(400)
  })

  it('take a private address that the operator trusts', async () => {
    expect((await added({ url: 'http://127.0.0.1:9/hook' })).endpoint.url).toBe('http://127.0.0.1:9/hook')
  })

  it('are told of imported messages only while they ask for them', async () => {
    const { endpoint } = await added()
    expect(endpoint.include_imported).toBe(false)
    const change = (include_imported: boolean) =>
      hub.ask('PUT', `${path}/${endpoint.id}`, { include_imported })
    expect((await change(true)).body.include_imported).toBe(true)
    expect((await hub.ask('PUT', `${path}/${endpoint.id}`, { description: 'x' })).body.include_imported).toBe(
      true,
    )
    expect((await change(false)).body.include_imported).toBe(false)
    expect((await added({ include_imported: true })).endpoint.include_imported).toBe(true)
  })

  it('rotate their secret: the newest first, at most two older ones along, until the overlap ends', async () => {
    const { endpoint, secret: first } = await added()
    const rotate = async (body?: object) =>
      (await hub.ask('POST', `${path}/${endpoint.id}/rotate-secret`, body)).body
    const second = await rotate()
    expect(second.endpoint.overlap_until).not.toBe(null)
    expect(await secrets(endpoint.id)).toEqual([second.secret, first])
    const third = await rotate({ overlap_hours: 168 })
    const fourth = await rotate({ overlap_hours: 1 })
    expect(await secrets(endpoint.id)).toEqual([fourth.secret, third.secret, second.secret])
    const last = await rotate({ overlap_hours: 0 })
    expect(last.endpoint.overlap_until).toBe(null)
    expect(await secrets(endpoint.id)).toEqual([last.secret])
  })

  it('are switched off and on, and forget a filter', async () => {
    const { endpoint } = await added({ kinds: ['message.read'] })
    expect((await hub.ask('DELETE', `${path}/${endpoint.id}`)).body.active).toBe(false)
    const on = await hub.ask('PUT', `${path}/${endpoint.id}`, { active: true, kinds: null })
    expect(on.body).toEqual({ ...endpoint, kinds: null })
  })

  it('belong to one business', async () => {
    const { endpoint } = await added()
    const own = `${path}/${endpoint.id}`
    for (const [method, at] of [
      ['GET', own],
      ['PUT', own],
      ['DELETE', own],
      ['POST', `${own}/rotate-secret`],
    ] as const)
      expect((await hub.stranger(method, at, method === 'PUT' ? {} : undefined)).status).toBe(404)
    expect((await hub.stranger('GET', path)).body.data).toEqual([])
  })
})
