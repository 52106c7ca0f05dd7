import { put } from '@parley/core/domain/change.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { browserOf } from '../fixtures/browser.ts'
import { openSmallHub, type SmallHub } from '../fixtures/small-hub.ts'

const operatorKey = 'an-operator-key-of-32-characters'
const password = 'another long password'
let hub: SmallHub
beforeAll(async () => {
  hub = await openSmallHub({ OPERATOR_KEY: `older-key-of-the-same-operator,${operatorKey}` })
})
afterAll(() => hub.end())

let people = 0
const invite = (role: string) =>
  hub.ask('POST', '/api/v1/users', { email: `person${(people += 1)}@example.org`, name: 'Person', role })

const browser = () => browserOf(hub)

async function join(role: string) {
  const { user, token } = (await invite(role)).body
  const ask = browser()
  await ask('POST', '/api/v1/invitations/accept', { token, password })
  return { user, ask }
}

describe('people', () => {
  it('are invited by a link that works once, set their password and are signed in', async () => {
    const invited = await invite('agent')
    expect([invited.status, invited.body.user.status]).toEqual([201, 'invited'])
    const ask = browser()
    const accepted = await ask('POST', '/api/v1/invitations/accept', { token: invited.body.token, password })
    expect(accepted.body.signed_in.user).toMatchObject({ id: invited.body.user.id, status: 'active' })
    expect((await ask('GET', '/api/v1/session')).body.signed_in.user.id).toBe(invited.body.user.id)
    const again = await browser()('POST', '/api/v1/invitations/accept', {
      token: invited.body.token,
      password,
    })
    expect([again.status, again.body.code]).toEqual([403, 'forbidden'])
  })

  it('learn by the link whom it is for, and say what they want to be called', async () => {
    const { token, url, user } = (await invite('agent')).body
    expect(url).toBe(`http://localhost/inbox/invitation#${token}`)
    const read = await browser()('POST', '/api/v1/invitations/read', { token })
    expect(read.body).toMatchObject({ business: 'one', name: 'Person', email: user.email })
    expect((await browser()('POST', '/api/v1/invitations/read', { token: 'other' })).status).toBe(403)
    const given = { token, password, name: 'Ida Berg' }
    const accepted = await browser()('POST', '/api/v1/invitations/accept', given)
    expect(accepted.body.signed_in.user.name).toBe('Ida Berg')
    expect((await browser()('POST', '/api/v1/invitations/read', { token })).status).toBe(403)
  })

  it('are told until when a link was good', async () => {
    const { token, user } = (await invite('agent')).body
    const store = hub.booted.hub.stores.of(hub.tenant)
    const stored = await store.user(user.id)
    if (!stored?.invite) throw new Error('Nobody was invited.')
    const old = { ...stored, invite: { ...stored.invite, expiresAt: Date.UTC(2026, 0, 2) } }
    await store.commit({ changes: [put('user', old)], tasks: [], finish: null })
    for (const path of ['read', 'accept']) {
      const answer = await browser()('POST', `/api/v1/invitations/${path}`, { token, password })
      expect([answer.status, answer.body.detail]).toEqual([
        403,
        expect.stringContaining('was good until 2026-01-02T00:00:00.000Z'),
      ])
    }
  })

  it('have an address that nobody else in the hub has', async () => {
    const body = { email: 'two@example.org', name: 'Two', role: 'agent' }
    expect((await hub.ask('POST', '/api/v1/users', body)).body.code).toBe('email_taken')
  })

  it('get a new link that ends the old one', async () => {
    const { user, token } = (await invite('agent')).body
    const next = await hub.ask('POST', `/api/v1/users/${user.id}/invite`)
    const ask = browser()
    expect((await ask('POST', '/api/v1/invitations/accept', { token, password })).status).toBe(403)
    const accepted = await ask('POST', '/api/v1/invitations/accept', { token: next.body.token, password })
    expect(accepted.status).toBe(200)
  })

  it('who are shut out are signed out at once and cannot sign in', async () => {
    const { user, ask } = await join('agent')
    expect((await ask('GET', '/api/v1/users')).status).toBe(200)
    const out = await hub.ask('PATCH', `/api/v1/users/${user.id}`, { active: false })
    expect(out.body.status).toBe('deactivated')
    expect((await ask('GET', '/api/v1/users')).status).toBe(401)
    expect((await ask('POST', '/api/v1/session', { email: user.email, password })).status).toBe(401)
  })

  it('who are shut out leave the keys that they made, and administrators are told which still open the hub', async () => {
    const { user, ask } = await join('admin')
    const make = async (name: string) =>
      (await ask('POST', '/api/v1/keys', { name, scopes: ['users:read'] })).body
    const [{ key: kept, secret }, { key: revoked }] = [await make('Their CRM'), await make('An old one')]
    await hub.ask('POST', `/api/v1/keys/${revoked.id}/revoke`)
    expect(kept.creator).toEqual({ kind: 'user', name: 'Person', active: true })
    const out = await hub.ask('PATCH', `/api/v1/users/${user.id}`, { active: false })
    expect(out.body.keys_left).toEqual([{ id: kept.id, name: 'Their CRM', hint: secret.slice(-4) }])
    const shown = (await hub.ask('GET', '/api/v1/keys')).body.data
    expect(shown.find(({ id }: { id: string }) => id === kept.id).creator.active).toBe(false)
    const byKey = { authorization: `Bearer ${secret}` }
    expect((await browser()('GET', '/api/v1/users', undefined, byKey)).status).toBe(200)
    const tasks = await hub.booted.hub.stores.tasks.lease([`alert:keys_left:${user.id}`], 1, 1_000)
    expect(tasks[0]?.claims[0]?.task.work).toMatchObject({
      alarm: { kind: 'keys_left', detail: expect.stringContaining(kept.id) },
    })
  })

  it('change their own password with the old one, which ends their other sessions', async () => {
    const { user, ask } = await join('agent')
    const other = browser()
    await other('POST', '/api/v1/session', { email: user.email, password })
    const wrong = { old_password: 'wrong', new_password: 'a third long password' }
    expect((await ask('PUT', '/api/v1/password', wrong)).status).toBe(403)
    expect((await ask('PUT', '/api/v1/password', { ...wrong, old_password: password })).status).toBe(200)
    expect((await ask('GET', '/api/v1/users')).status).toBe(200)
    expect((await other('GET', '/api/v1/users')).status).toBe(401)
    expect((await ask('POST', '/api/v1/session', { email: user.email, password })).status).toBe(401)
  })

  it('cannot leave their business without an owner, and only owners make owners', async () => {
    const { user: admin, ask } = await join('admin')
    const me = (await hub.ask('GET', '/api/v1/session')).body.signed_in.user
    const demote = await hub.ask('PATCH', `/api/v1/users/${me.id}`, { role: 'admin' })
    expect([demote.status, demote.body.code]).toEqual([409, 'last_owner'])
    expect((await ask('PATCH', `/api/v1/users/${admin.id}`, { role: 'owner' })).status).toBe(403)
    expect((await ask('PATCH', `/api/v1/users/${me.id}`, { active: false })).status).toBe(403)
    expect((await ask('POST', `/api/v1/users/${me.id}/invite`)).status).toBe(403)
    expect(
      (await ask('POST', '/api/v1/users', { email: 'x@example.org', name: 'X', role: 'owner' })).status,
    ).toBe(403)
  })
})

describe('the operator', () => {
  const operator = { authorization: `Bearer ${operatorKey}` }
  const create = (name: string) =>
    hub.ask('POST', '/api/v1/tenants', { name, owner: { email: `${name}@example.org`, name } }, operator)

  it('creates a business whose first owner comes by a one-time link', async () => {
    const made = await create('loft')
    expect([made.status, made.body.tenant.plan]).toEqual([201, 'free'])
    const ask = browser()
    await ask('POST', '/api/v1/invitations/accept', { token: made.body.owner.token, password })
    expect((await ask('GET', '/api/v1/session')).body.signed_in).toMatchObject({
      tenant: { id: made.body.tenant.id },
      user: { role: 'owner' },
    })
    const log = await ask('GET', '/api/v1/audit')
    expect(log.body.data.at(-1)).toMatchObject({ action: 'create.tenant', actor: { kind: 'operator' } })
    expect(JSON.stringify(log.body)).not.toContain(operatorKey)
  })

  it('suspends a business: its people and keys get 403, and come back later', async () => {
    const made = await create('barn')
    const path = `/api/v1/tenants/${made.body.tenant.id}`
    const ask = browser()
    await ask('POST', '/api/v1/invitations/accept', { token: made.body.owner.token, password })
    const { secret } = (await ask('POST', '/api/v1/keys', { name: 'k', scopes: ['users:read'] })).body
    const byKey = () => hub.ask('GET', '/api/v1/users', undefined, { authorization: `Bearer ${secret}` })
    expect((await byKey()).status).toBe(200)
    const suspended = await hub.ask('PATCH', path, { suspended: true, credits: 7 }, operator)
    expect(suspended.body).toMatchObject({ suspended: true, credits: 7 })
    expect([await ask('GET', '/api/v1/users'), await byKey()].map((one) => one.body.code)).toEqual([
      'tenant_suspended',
      'tenant_suspended',
    ])
    const signIn = await ask('POST', '/api/v1/session', { email: 'barn@example.org', password })
    expect([signIn.status, signIn.body.code]).toEqual([403, 'tenant_suspended'])
    await hub.ask('PATCH', path, { suspended: false }, operator)
    expect([(await ask('GET', '/api/v1/users')).status, (await byKey()).status]).toEqual([200, 200])
  })

  it('lists businesses page by page', async () => {
    const first = await hub.ask('GET', '/api/v1/tenants?limit=1', undefined, operator)
    const rest = await hub.ask('GET', `/api/v1/tenants?after=${first.body.next}`, undefined, operator)
    expect([first.body.data.length, rest.body.next]).toEqual([1, null])
    expect(rest.body.data[0].id > first.body.data[0].id).toBe(true)
  })

  it.each([
    ['nobody', {}, 401],
    ['a wrong key', { authorization: 'Bearer an-operator-key-of-31-character' }, 401],
    ['an empty key', { authorization: 'Bearer ' }, 401],
    ['the older key', { authorization: 'Bearer older-key-of-the-same-operator' }, 200],
  ])('is not %s', async (_who, headers, status) => {
    expect((await browser()('GET', '/api/v1/tenants', undefined, headers)).status).toBe(status)
  })

  it('is not an owner, and an operator key is no key of a business', async () => {
    expect((await hub.ask('GET', '/api/v1/tenants')).status).toBe(403)
    expect((await hub.ask('GET', '/api/v1/users', undefined, operator)).status).toBe(401)
  })
})
