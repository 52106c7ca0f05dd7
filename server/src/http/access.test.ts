import type { Route } from '@parley/contract/route.ts'
import { routes } from '@parley/contract/routes.ts'
import { put } from '@parley/core/domain/change.ts'
import { scope, type Scope } from '@parley/core/domain/scope.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { newSecret, sha256Hex } from '../edges/api-key.ts'
import { furnish, nouns, type Belongings } from './fixtures/belongings.ts'
import { browserOf } from './fixtures/browser.ts'
import { openSmallHub, type Ask, type SmallHub } from './fixtures/small-hub.ts'

const operatorKey = 'an operator key of the tests'
const text = { kind: 'text', text: 'hi' }
const password = 'a long enough password'
const unknown = (noun: string) => `${noun}_01h455vb4pex5vsknk084sn02q`

/** A body that each route takes, so that a request comes as far as the records. A new route does not pass without one. */
const bodies: { readonly [Name in keyof typeof routes]: object | null } = {
  getSession: null,
  signIn: { email: 'one@example.org', password },
  signOut: null,
  createToken: { grant_type: 'refresh_token', refresh_token: '' },
  listSessions: null,
  endSession: null,
  createOwner: { setup_code: '', business: 'B', name: 'N', email: 'n@example.org', password },
  listUsers: null,
  listAccounts: null,
  createAccount: { channel: 'whatsapp', key: '1', token: 'EAAG' },
  getAccount: null,
  updateAccount: { name: 'N' },
  deleteAccount: null,
  setAutoReply: { enabled: false, rules: [], fallback: null },
  listTemplates: null,
  createTemplate: { name: 'n', language: 'en', category: 'utility', parts: { body: 'Hi' } },
  syncTemplates: null,
  getTemplate: null,
  editTemplate: { category: 'utility' },
  deleteTemplate: null,
  listEndpoints: null,
  createEndpoint: { url: 'https://crm.example/hook' },
  getEndpoint: null,
  updateEndpoint: { description: 'D' },
  deleteEndpoint: null,
  rotateSecret: { overlap_hours: 1 },
  listEndpointAttempts: null,
  listEventAttempts: null,
  listMessageAttempts: null,
  redeliverEvent: { endpoint_id: unknown('end') },
  listConversations: null,
  countConversations: null,
  getConversation: null,
  updateConversation: { status: 'closed' },
  showTyping: null,
  listMessages: null,
  getMessage: null,
  getMessageStatus: null,
  sendMessage: { conversation_id: unknown('con'), content: text, idempotency_key: 'one' },
  resolveMessage: { as: 'failed' },
  search: null,
  uploadFile: null,
  getFile: null,
  retryFile: null,
  listEvents: null,
  digestEvents: null,
  listLetters: null,
  getLetter: null,
  replayLetters: { dry_run: true },
  replayLetter: null,
  discardLetter: null,
  getRedrive: null,
  listUnownedLetters: null,
  getUnownedLetter: null,
  replayUnownedLetter: null,
  discardUnownedLetter: null,
  createKey: { name: 'N', scopes: ['keys:read'] },
  listKeys: null,
  getKey: null,
  revokeKey: null,
  listAudit: null,
  listHubAudit: null,
  listAlerts: null,
  listHubAlerts: null,
  resolveAlert: null,
  resolveHubAlert: null,
  listTargets: null,
  createTarget: { kind: 'webhook', url: 'https://ops.example/hook' },
  deleteTarget: null,
  examineHub: null,
  inviteUser: { email: 'x@example.org', name: 'X', role: 'agent' },
  getUser: null,
  updateUser: { name: 'X' },
  reinviteUser: null,
  readInvitation: { token: 'x' },
  acceptInvitation: { token: 'x', password },
  changePassword: { old_password: password, new_password: password },
  createTenant: { name: 'N', owner: { email: 'x@example.org', name: 'X' } },
  listTenants: null,
  getTenant: null,
  updateTenant: { name: 'N' },
}

const all = Object.entries<Route>(routes).map(([name, route]) => ({ name, route }))
const closed = all.filter(({ route }) => route.auth !== 'anyone')
const bodyOf = (name: string) => Object.entries(bodies).find(([each]) => each === name)?.[1] ?? undefined

let hub: SmallHub
let theirs: Belongings
const anyone: Ask = (...asked) => browserOf(hub)(...asked)

beforeAll(async () => {
  hub = await openSmallHub({ OPERATOR_KEY: operatorKey })
  const { signed_in: stranger } = (await hub.stranger('GET', '/api/v1/session')).body
  theirs = await furnish(hub.booted.hub, stranger.tenant.id)
})
afterAll(() => hub.end())

async function keyOf(scopes: readonly Scope[], over: { expiresAt?: number; revokedAt?: number } = {}) {
  const { id, now } = hub.booted.hub.moment()
  const secret = newSecret()
  const key = put('key', {
    id: id('key'),
    name: 'test',
    hash: sha256Hex(secret),
    hint: secret.slice(-4),
    scopes,
    accounts: null,
    expiresAt: null,
    revokedAt: null,
    lastUsedAt: now,
    createdBy: 'usr',
    createdAt: now,
    version: 0,
    ...over,
  })
  await hub.booted.hub.stores.of(hub.tenant).commit({ changes: [key], tasks: [], finish: null })
  return { authorization: `Bearer ${secret}` }
}

/** The path with an id in each place: one of somebody's belongings, or of the same kind and nobody's. */
/** The path, with what of the query is needed. */
function withQuery({ path }: Route): string {
  if (path === routes.search.path) return `${path}?text=hi`
  const named: readonly string[] = [routes.digestEvents.path, routes.uploadFile.path]
  return named.includes(path) ? `${path}?account_id={account_id}` : path
}

function pathOf(route: Route, ids?: Belongings): string {
  return withQuery(route).replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'tenant_id') return hub.tenant
    const noun = Object.entries(nouns).find(([each]) => each === name)?.[1]
    if (noun === undefined) throw new Error(`Say in fixtures/belongings.ts what ${name} names.`)
    return ids ? ids[name as keyof Belongings] : unknown(noun)
  })
}

it('every route has a case here, and every route that changes something says what the audit log is told', () => {
  expect(Object.keys(bodies).toSorted()).toEqual(Object.keys(routes).toSorted())
  const silent = all.filter(({ route }) => route.method !== 'GET' && route.audit === undefined)
  expect(silent).toEqual([])
})

describe('without a right to it', () => {
  const strangers: readonly (readonly [string, () => Promise<Record<string, string>>])[] = [
    ['nobody', async () => ({})],
    ['no bearer', async () => ({ authorization: 'Basic b25lOnR3bw==' })],
    ['a forged token', async () => ({ authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' })],
    ['a key that was never made', async () => ({ authorization: `Bearer ${newSecret()}` })],
    ['a revoked key', async () => keyOf(scope.options, { revokedAt: 1 })],
    ['an expired key', async () => keyOf(scope.options, { expiresAt: Date.now() - 1 })],
    ['a cookie of nobody', async () => ({ cookie: 'parley_session=x; parley_refresh=y' })],
  ]
  it.each(strangers)('%s gets 401 on every route', async (_who, credentials) => {
    const headers = await credentials()
    for (const { name, route } of closed) {
      const answer = await anyone(route.method, pathOf(route, theirs), bodyOf(name), headers)
      expect([name, answer.status, answer.body.code]).toEqual([name, 401, 'unauthenticated'])
      expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="parley"')
    }
    expect((await anyone('GET', '/api/v1/events/stream', undefined, headers)).status).toBe(401)
  })

  it.each(closed)('$name refuses every other scope with 403', async ({ name, route }) => {
    const others = scope.options.filter((each) => each !== route.auth)
    const answer = await anyone(route.method, pathOf(route, theirs), bodyOf(name), await keyOf(others))
    expect([answer.status, answer.body.code]).toEqual([403, 'forbidden'])
  })
})

it.each(all.filter(({ route }) => route.method === 'GET' && scope.safeParse(route.auth).success))(
  '$name opens to a key of its scope alone',
  async ({ route }) => {
    const alone = await keyOf([scope.parse(route.auth)])
    expect([200, 404]).toContain((await anyone(route.method, pathOf(route), undefined, alone)).status)
  },
)

const naming = closed.filter(({ route }) => withQuery(route).includes('{') && route.auth !== 'operator')
describe('what belongs to another tenant', () => {
  it.each(naming)('looks to $name like what does not exist, byte for byte', async ({ name, route }) => {
    const look = async (ids?: Belongings) => {
      const { status, headers, body } = await hub.ask(route.method, pathOf(route, ids), bodyOf(name))
      const told = [...headers].filter(([header]) => !/correlation|traceparent/.test(header))
      return { status, told, body: JSON.stringify({ ...body, correlation_id: '' }) }
    }
    const [foreign, random] = [await look(theirs), await look()]
    expect(foreign.status).toBe(404)
    expect(foreign).toEqual(random)
  })

  it('is there all the same: its owner finds it', async () => {
    const found = naming.filter(({ route }) => route.method === 'GET')
    for (const { name, route } of found) {
      expect([name, (await hub.stranger('GET', pathOf(route, theirs))).status]).toEqual([name, 200])
    }
  })
})
