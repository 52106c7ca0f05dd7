import type { Reply } from '@parley/core/domain/call.ts'
import type { Connection } from '@parley/core/ports/upkeep.ts'
import { expect, test } from 'vitest'

import { upkeep } from './upkeep.ts'

const account: Connection = {
  key: '106540352242922',
  settings: {},
  token: 'EAAG/+',
  baseUrl: 'https://graph.facebook.com',
  apiVersion: 'v26.0',
  business: '102290129340398',
  app: '4711',
}
const answer = (body: object, status = 200): Reply => ({
  kind: 'answer',
  status,
  headers: {},
  body: JSON.stringify(body),
})

/** Graph API, "Debug-Token". */
const debugged = {
  data: {
    app_id: '4711',
    type: 'SYSTEM_USER',
    is_valid: true,
    expires_at: 1_795_248_062,
    data_access_expires_at: 0,
    scopes: ['whatsapp_business_management', 'whatsapp_business_messaging'],
    granular_scopes: [
      { scope: 'whatsapp_business_management', target_ids: ['102290129340398'] },
      { scope: 'whatsapp_business_messaging', target_ids: ['102290129340398'] },
    ],
  },
}

test('the life of a token is read, with its app and the business accounts that it was granted', () => {
  expect(upkeep.life?.read(answer(debugged), account)).toEqual({
    kind: 'told',
    expiresAt: 1_795_248_062_000,
    accessEndsAt: null,
    app: '4711',
    businesses: ['102290129340398'],
  })
  const whole = { data: { is_valid: true, granular_scopes: [{ scope: 'whatsapp_business_management' }] } }
  expect(upkeep.life?.read(answer(whole), account)).toMatchObject({ expiresAt: null, businesses: [] })
  expect(upkeep.life?.read(answer({ data: { is_valid: false } }), account)?.kind).toBe('unclear')
})

test('the token stands whole in the address', () => {
  const asked = upkeep.life?.ask(account)
  expect(asked?.kind === 'call' && asked.call.url).toBe(
    'https://graph.facebook.com/v26.0/debug_token?input_token=EAAG%2F%2B',
  )
})

/** Cloud API, "Subscribed apps". */
const subscribed = (id: string) => ({
  data: [{ whatsapp_business_api_data: { link: 'https://www.facebook.com/', name: 'Hub', id } }],
})

test.each([
  ['this app', subscribed('4711'), 'whole'],
  ['another app alone', subscribed('4712'), 'missing'],
  ['nobody', { data: [] }, 'missing'],
])('a business account that tells %s is %o', (_, body, kind) => {
  expect(upkeep.subscription?.read(answer(body), account)?.kind).toBe(kind)
})

test('where nobody knows which app it is, any app will do', () => {
  expect(upkeep.subscription?.read(answer(subscribed('4712')), { ...account, app: null })?.kind).toBe('whole')
})

test('the setting names the business account before what was learnt, and one of both is needed', () => {
  const url = (over: Partial<Connection>) => {
    const asked = upkeep.subscription?.ask({ ...account, ...over })
    return asked?.kind === 'call' ? asked.call.url : asked?.kind
  }
  const own = { settings: { business_account_id: '7' } }
  expect(url(own)).toBe('https://graph.facebook.com/v26.0/7/subscribed_apps')
  expect(url({})).toBe('https://graph.facebook.com/v26.0/102290129340398/subscribed_apps')
  expect(url({ business: null })).toBe('impossible')
})

test('a token that may not look is told apart, with the permission that it lacks', () => {
  const refused = answer({ error: { message: 'No permission.', code: 200 } }, 403)
  expect(upkeep.subscription?.read(refused, account)).toMatchObject({
    kind: 'missing',
    detail: expect.stringContaining('No permission.'),
    fix: expect.stringContaining('whatsapp_business_management'),
  })
})
