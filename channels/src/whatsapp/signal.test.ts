import { expect, test } from 'vitest'

import { signal } from './signal.ts'

const account = {
  key: '106540352242922',
  settings: {},
  token: 'EAAJB',
  baseUrl: 'https://graph.facebook.com',
  apiVersion: 'v26.0',
}

test('typing and reading are shown on a message of the customer; without one there is nothing to show', () => {
  const bodyOf = (what: 'typing' | 'read') =>
    JSON.parse(signal(what, { to: ['phone:1650'], message: 'wamid.theirs' }, account)?.body ?? '')
  const read = { messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.theirs' }
  expect(bodyOf('read')).toEqual(read)
  expect(bodyOf('typing')).toEqual({ ...read, typing_indicator: { type: 'text' } })
  expect(signal('typing', { to: ['phone:1650'], message: null }, account)).toBeNull()
})
