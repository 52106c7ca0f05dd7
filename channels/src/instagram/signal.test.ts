import { expect, test } from 'vitest'

import { signal } from './signal.ts'

const account = {
  key: '17841472110558136',
  settings: {},
  token: 'IGAAJ',
  baseUrl: 'https://graph.instagram.com',
  apiVersion: 'v26.0',
}

test.each([
  ['typing', 'typing_on'],
  ['read', 'mark_seen'],
] as const)('%s is the action %s, and nothing stands beside it', (what, sender_action) => {
  const call = signal(what, { to: ['igsid:1597'], message: null }, account)
  expect(JSON.parse(call?.body ?? '')).toEqual({ recipient: { id: '1597' }, sender_action })
  expect(signal(what, { to: ['phone:1'], message: null }, account)).toBeNull()
})
