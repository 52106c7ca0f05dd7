import type { Reply } from '@parley/core/domain/call.ts'
import { expect, test } from 'vitest'

import { profile } from './profile.ts'

const account = {
  key: '17841400000000001',
  settings: {},
  token: 'a token',
  baseUrl: 'https://graph.example',
  apiVersion: 'v26.0',
}
const answered = (status: number, body: string): Reply => ({ kind: 'answer', status, headers: {}, body })

test('a person is asked for by the id that Instagram has for them; others cannot be', () => {
  expect(profile.ask(['phone:1', 'igsid:6280124583523365'], account)).toMatchObject({
    method: 'GET',
    url: 'https://graph.example/v26.0/6280124583523365?fields=name,username',
    headers: { authorization: 'Bearer a token' },
  })
  expect(profile.ask(['phone:1'], account)).toBeNull()
})

test.each([
  ['both names', answered(200, '{"name":"Lea","username":"lea"}'), { name: 'Lea', username: 'lea' }],
  ['the public name only', answered(200, '{"username":"lea"}'), { name: null, username: 'lea' }],
  [
    'a refusal for good',
    answered(400, '{"error":{"message":"No.","code":100}}'),
    { name: null, username: null },
  ],
  ['too much at once', answered(400, '{"error":{"message":"Slow down.","code":4}}'), null],
  ['an outage', answered(502, '<html>'), null],
  ['no answer', { kind: 'lost', detail: 'timeout' } as const, null],
])('the answer: %s', (_which, reply, expected) => {
  expect(profile.read(reply)).toEqual(expected)
})
