import type { Reply } from '@parley/core/domain/call.ts'
import type { Connection } from '@parley/core/ports/upkeep.ts'
import { expect, test } from 'vitest'

import { upkeep } from './upkeep.ts'

const account: Connection = {
  key: '17841405793187218',
  settings: {},
  token: 'IGAA+',
  baseUrl: 'https://graph.instagram.com',
  apiVersion: 'v26.0',
  business: null,
  app: null,
}
const answer = (body: object, status = 200): Reply => ({
  kind: 'answer',
  status,
  headers: {},
  body: JSON.stringify(body),
})

test('a token is exchanged as the platform documents it', () => {
  const asked = upkeep.renewal?.ask(account)
  expect(asked?.kind === 'call' && asked.call.url).toBe(
    'https://graph.instagram.com/refresh_access_token?grant_type=ig_refresh_token&access_token=IGAA%2B',
  )
  const renewed = { access_token: 'IGAB', token_type: 'bearer', expires_in: 5_183_944 }
  expect(upkeep.renewal?.read(answer(renewed), account)).toEqual({
    kind: 'renewed',
    token: 'IGAB',
    lastsMs: 5_183_944_000,
  })
  const refused = answer({ error: { message: 'Session has expired.', code: 190 } }, 400)
  expect(upkeep.renewal?.read(refused, account)).toEqual({ kind: 'refused', detail: 'Session has expired.' })
})

test('each field that is not subscribed is named, and the fix keeps those that are', () => {
  const fields = ['comments', 'messages', 'messaging_postbacks', 'message_reactions', 'message_edit']
  const found = upkeep.subscription?.read(answer({ data: [{ id: '1', subscribed_fields: fields }] }), account)
  expect(found).toMatchObject({
    kind: 'missing',
    detail: expect.stringContaining('not subscribed to messaging_seen, message_echoes:'),
    fix: expect.stringContaining(`subscribed_fields=${fields.join(',')},messaging_seen,message_echoes`),
  })
  expect(upkeep.subscription?.read(answer({ data: [] }), account)?.kind).toBe('missing')
  const whole = [...fields, 'messaging_seen', 'message_echoes']
  const all = upkeep.subscription?.read(answer({ data: [{ subscribed_fields: whole }] }), account)
  expect(all).toEqual({ kind: 'whole' })
})
