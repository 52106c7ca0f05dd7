import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { browserOf } from '../fixtures/browser.ts'
import { openSmallHub, type SmallHub } from '../fixtures/small-hub.ts'

const own = { email: 'one@example.org', password: 'a long enough password' }
let hub: SmallHub
beforeAll(async () => {
  hub = await openSmallHub()
})
afterAll(() => hub.end())

const token = (body: object) => browserOf(hub)('POST', '/api/v1/token', body)
const signIn = async () => (await token({ grant_type: 'password', ...own })).body
const refresh = (refresh_token: string) => token({ grant_type: 'refresh_token', refresh_token })
const me = async (access: string) => {
  const answer = await browserOf(hub)('GET', '/api/v1/sessions', undefined, {
    authorization: `Bearer ${access}`,
  })
  return answer.status
}
const store = () => hub.booted.hub.stores.of(hub.tenant)
const cookies = (response: Response) =>
  Object.fromEntries(
    response.headers.getSetCookie().map((each) => {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(each) ?? []
      return [name, value]
    }),
  )

describe('a program of a person', () => {
  it('signs in, and opens routes by its access token', async () => {
    const pair = await signIn()
    expect(pair).toMatchObject({ token_type: 'Bearer', expires_in: 600 })
    expect(await me(pair.access_token)).toBe(200)
    expect(await me(pair.refresh_token)).toBe(401)
    expect(await me(`${pair.access_token}x`)).toBe(401)
  })

  it('exchanges its refresh token, and gets the present pair again for a moment', async () => {
    const { refresh_token: first } = await signIn()
    const second = await refresh(first)
    expect([second.status, await me(second.body.access_token)]).toEqual([200, 200])
    const again = await refresh(first)
    expect([again.status, await me(again.body.access_token)]).toEqual([200, 200])
    expect((await refresh(again.body.refresh_token)).status).toBe(200)
  })

  it('whose refresh token was copied is signed out, with the thief, and the log tells', async () => {
    const { refresh_token: first } = await signIn()
    const second = (await refresh(first)).body
    const third = (await refresh(second.refresh_token)).body
    const stolen = await refresh(first)
    expect([stolen.status, stolen.body.code]).toEqual([401, 'unauthenticated'])
    expect(await me(third.access_token)).toBe(401)
    expect((await refresh(third.refresh_token)).status).toBe(401)
    const [line] = (await hub.ask('GET', '/api/v1/audit?limit=1')).body.data
    expect(line).toMatchObject({ action: 'revoke.session', actor: { kind: 'system' } })
  })

  it.each(['', 'x.y.z'])('with %o for a refresh token gets nothing', async (text) => {
    expect((await refresh(text)).status).toBe(401)
  })
})

describe('a browser', () => {
  it('is given a new pair on the way when its access token has run out, also by many requests at once', async () => {
    const { refresh_token: held } = await signIn()
    const ask = async () =>
      hub.booted.app.request('/api/v1/sessions', { headers: { cookie: `parley_refresh=${held}` } })
    const answers = await Promise.all(Array.from({ length: 8 }, ask))
    expect(answers.map((answer) => answer.status)).toEqual(Array(8).fill(200))
    const given = answers.map(cookies)
    const pairs = given.map(({ parley_session: access, parley_refresh: next }) => [access, next])
    expect(pairs.every(([access, next]) => access && next && next !== held)).toBe(true)
    for (const answer of answers) {
      for (const each of answer.headers.getSetCookie()) expect(each).toMatch(/HttpOnly; SameSite=Lax/)
    }
    const headers = { cookie: `parley_session=${pairs[3]?.[0]}` }
    expect((await hub.booted.app.request('/api/v1/sessions', { headers })).status).toBe(200)
  })

  it('sees where its person is signed in, and ends one of these at once', async () => {
    const pair = await signIn()
    const listed = await hub.ask('GET', '/api/v1/sessions')
    const current = listed.body.data.filter((each: { current: boolean }) => each.current)
    expect(current).toHaveLength(1)
    const other = listed.body.data.at(-1)
    expect(await me(pair.access_token)).toBe(200)
    expect((await hub.ask('DELETE', `/api/v1/sessions/${other.id}`)).status).toBe(200)
    expect(await me(pair.access_token)).toBe(401)
    expect((await refresh(pair.refresh_token)).status).toBe(401)
    expect((await hub.ask('DELETE', `/api/v1/sessions/${other.id}`)).status).toBe(404)
    expect((await hub.stranger('DELETE', `/api/v1/sessions/${current[0].id}`)).status).toBe(404)
  })

  it('signs out, and its tokens open nothing any more', async () => {
    const ask = browserOf(hub)
    await ask('POST', '/api/v1/session', own)
    const before = (await store().sessions((await ask('GET', '/api/v1/session')).body.signed_in.user.id))
      .length
    const out = await ask('DELETE', '/api/v1/session')
    expect(out.body.signed_in).toBeNull()
    expect((await ask('GET', '/api/v1/sessions')).status).toBe(401)
    const me = (await hub.ask('GET', '/api/v1/session')).body.signed_in.user
    expect(await store().sessions(me.id)).toHaveLength(before - 1)
  })
})

it('a stream ends when its key is revoked', async () => {
  const { key, secret } = (await hub.ask('POST', '/api/v1/keys', { name: 'k', scopes: ['events:read'] })).body
  const stream = await hub.booted.app.request('/api/v1/events/stream', {
    headers: { authorization: `Bearer ${secret}` },
  })
  expect(stream.status).toBe(200)
  await hub.ask('POST', `/api/v1/keys/${key.id}/revoke`)
  // Resolves at the end of the stream; an open one runs into the timeout.
  expect(await stream.text()).toContain('event: ready')
})

it('guessing is answered with the time to wait, for right passwords, too', async () => {
  const guess = (password: string) => token({ grant_type: 'password', email: 'guess@example.org', password })
  const answers = []
  for (let at = 0; at < 11; at += 1) answers.push(await guess(`guess number ${at}`))
  expect(answers.map((answer) => answer.status)).toEqual([...Array(10).fill(401), 429])
  const seconds = Number(answers.at(-1)?.headers.get('retry-after'))
  expect(seconds > 800 && seconds <= 900).toBe(true)
})
