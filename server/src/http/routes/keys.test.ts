import { put } from '@parley/core/domain/change.ts'
import { defaultAutoReply } from '@parley/core/domain/rule.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { openSmallHub, type SmallHub } from '../fixtures/small-hub.ts'

let hub: SmallHub
beforeAll(async () => {
  hub = await openSmallHub()
})
afterAll(() => hub.end())

const make = (body: object, headers = {}) =>
  hub.ask('POST', '/api/v1/keys', { name: 'CRM', ...body }, headers)
const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` })
const write = (...changes: ReturnType<typeof put>[]) =>
  hub.booted.hub.stores.of(hub.tenant).commit({ changes, tasks: [], finish: null })

it('a secret is shown once, opens what its scopes say, and nothing of it is kept', async () => {
  const made = await make({ scopes: ['accounts:read', 'keys:read'] })
  expect(made.status).toBe(201)
  const { key, secret } = made.body
  expect(secret.endsWith(key.hint)).toBe(true)
  expect((await hub.ask('GET', '/api/v1/accounts', undefined, bearer(secret))).status).toBe(200)
  const refused = await hub.ask('GET', '/api/v1/users', undefined, bearer(secret))
  expect([refused.status, refused.body.code]).toEqual([403, 'forbidden'])
  const shown = await hub.ask('GET', `/api/v1/keys/${key.id}`)
  expect(JSON.stringify(shown.body)).not.toContain(secret.slice(0, -4))
  expect(await hub.booted.hub.stores.of(hub.tenant).key(key.id)).toMatchObject({
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
})

it('a revoked key opens nothing at the next request, and revoking again changes nothing', async () => {
  const { key, secret } = (await make({ scopes: ['accounts:read'] })).body
  expect((await hub.ask('GET', '/api/v1/accounts', undefined, bearer(secret))).status).toBe(200)
  const revoked = await hub.ask('POST', `/api/v1/keys/${key.id}/revoke`)
  expect(revoked.body.revoked_at).not.toBeNull()
  const refused = await hub.ask('GET', '/api/v1/accounts', undefined, bearer(secret))
  expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="parley"'])
  // With an empty object, as clients send it that know no request without a body.
  expect((await hub.ask('POST', `/api/v1/keys/${key.id}/revoke`, {})).body).toEqual(revoked.body)
})

it('an expired key opens nothing', async () => {
  const { key, secret } = (await make({ scopes: ['accounts:read'] })).body
  const kept = await hub.booted.hub.stores.of(hub.tenant).key(key.id)
  await write(put('key', { ...kept!, expiresAt: Date.now() - 1 }))
  expect((await hub.ask('GET', '/api/v1/accounts', undefined, bearer(secret))).status).toBe(401)
})

it('its use is written down, off the request path', async () => {
  const { key, secret } = (await make({ scopes: ['accounts:read'] })).body
  await hub.ask('GET', '/api/v1/accounts', undefined, bearer(secret))
  await expect
    .poll(async () => (await hub.ask('GET', `/api/v1/keys/${key.id}`)).body.last_used_at)
    .not.toBeNull()
})

it('nobody grants what they do not have', async () => {
  const { secret } = (await make({ scopes: ['keys:write', 'accounts:read'] })).body
  const more = await make({ scopes: ['messages:send'] }, bearer(secret))
  expect([more.status, more.body.detail]).toEqual([403, expect.stringContaining('messages:send')])
  expect((await make({ scopes: ['accounts:read'] }, bearer(secret))).status).toBe(201)
})

it.each([
  [{ scopes: [] }, 'scopes'],
  [{ scopes: ['everything'] }, 'scopes'],
  [{ scopes: ['keys:read'], expires_at: '2020-01-01T00:00:00.000Z' }, 'expires_at'],
  [{ scopes: ['keys:read'], account_ids: ['acc_01h455vb4pex5vsknk084sn02q'] }, 'account_ids'],
])('what makes no sense is refused in words: %o', async (body, field) => {
  const refused = await make(body)
  expect([refused.status, refused.body.detail]).toEqual([400, expect.stringContaining(field)])
})

it('for a key of some accounts the others do not exist', async () => {
  const id = hub.booted.hub.moment().id
  const accounts = [id('acc'), id('acc')] as const
  const shared = { createdAt: 1, version: 0 }
  const customer = {
    ...shared,
    id: id('cus'),
    name: 'Ana',
    identities: [],
    lastChannel: 'whatsapp',
    lastSeenAt: 1,
  }
  const talks = accounts.map((account) => ({
    ...shared,
    id: id('con'),
    account,
    customer: customer.id,
    status: 'open' as const,
    assignee: null,
    answeredBy: 'people' as const,
    epoch: 0,
    unread: 1,
    lastSeq: 0,
    lastPlacedAt: 1,
    lastInboundAt: 1,
    preview: { direction: 'in' as const, text: 'hi' },
    fallbackAt: null,
  }))
  await write(
    put('customer', customer),
    ...accounts.map((own) =>
      put('account', {
        ...shared,
        id: own,
        channel: 'whatsapp',
        name: own,
        key: own,
        settings: {},
        sealedToken: '',
        simulated: false,
        active: true,
        ordering: 'conversation',
        routerMode: false,
        autoReply: defaultAutoReply,
      }),
    ),
    ...talks.map((talk) => put('conversation', talk)),
  )
  const scopes = [
    'accounts:read',
    'accounts:write',
    'conversations:read',
    'conversations:write',
    'keys:write',
    'events:read',
  ]
  const { secret } = (await make({ scopes, account_ids: [accounts[0]] })).body
  const ask = (method: string, path: string, body?: unknown) => hub.ask(method, path, body, bearer(secret))
  const ids = (answer: { body: { data: { id: string }[] } }) => answer.body.data.map((each) => each.id)
  expect(ids(await ask('GET', '/api/v1/accounts'))).toEqual([accounts[0]])
  expect(ids(await ask('GET', '/api/v1/conversations'))).toEqual([talks[0]!.id])
  const named = [accounts[1], id('acc')].map((other) => `/api/v1/conversations?account_id=${other}`)
  const answers = await Promise.all(named.map((path) => ask('GET', path)))
  expect(answers.map((answer) => answer.status)).toEqual([403, 403])
  expect((await ask('PUT', `/api/v1/accounts/${accounts[1]}`, { name: 'Mine' })).status).toBe(403)
  expect(ids(await ask('GET', `/api/v1/conversations?account_id=${accounts[0]}`))).toEqual([talks[0]!.id])
  expect((await ask('GET', '/api/v1/conversation-counts')).body).toEqual({ open: 1, unread: 1 })
  expect((await ask('GET', `/api/v1/conversations/${talks[1]!.id}`)).status).toBe(404)
  expect((await ask('GET', `/api/v1/conversations/${talks[1]!.id}/messages`)).status).toBe(403)
  const close = { status: 'closed' }
  expect((await ask('PATCH', `/api/v1/conversations/${talks[1]!.id}`, close)).status).toBe(404)
  expect((await ask('PATCH', `/api/v1/conversations/${talks[0]!.id}`, close)).status).toBe(200)
  const hook = { url: 'https://crm.example/hook' }
  expect((await ask('POST', '/api/v1/webhook-endpoints', hook)).status).toBe(403)
  expect((await ask('POST', '/api/v1/keys', { name: 'x', scopes: ['keys:write'] })).status).toBe(403)
  const events = await hub.ask('GET', '/api/v1/events')
  const seen = await ask('GET', '/api/v1/events')
  const positions = ({ body }: { body: { cursor: string } }) =>
    Object.keys(JSON.parse(Buffer.from(body.cursor, 'base64url').toString()))
  expect([positions(events), positions(seen)]).toEqual([[accounts[0]], [accounts[0]]])
})

it('every change leaves a line that says who, what and when, without anything secret', async () => {
  const made = await make({ scopes: ['keys:read'], name: 'Canary name' })
  const { key, secret } = made.body
  await hub.ask('POST', `/api/v1/keys/${key.id}/revoke`)
  const log = await hub.ask('GET', `/api/v1/audit?target=${key.id}`)
  const [session] = (await hub.ask('GET', '/api/v1/audit?limit=200')).body.data.slice(-1)
  expect(session.action).toBe('create.session')
  expect(log.body.data).toMatchObject([
    { action: 'revoke.key', target: key.id, actor: { kind: 'user', id: session.actor.id } },
    {
      action: 'create.key',
      target: key.id,
      detail: { scopes: ['keys:read'], account_ids: null, expires_at: null },
      correlation_id: made.headers.get('x-correlation-id'),
    },
  ])
  expect(JSON.stringify(log.body)).not.toMatch(new RegExp(`${secret}|Canary`))
  const page = await hub.ask('GET', `/api/v1/audit?target=${key.id}&limit=1`)
  const next = await hub.ask('GET', `/api/v1/audit?target=${key.id}&limit=1&after=${page.body.next}`)
  expect([page, next].map((one) => one.body.data[0].action)).toEqual(['revoke.key', 'create.key'])
})
