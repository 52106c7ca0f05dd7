import type { Sender } from '@parley/core/ports/sender.ts'
import { expect, it } from 'vitest'

import { media } from './media.ts'

const account: Sender = {
  key: '106',
  settings: {},
  token: 'secret',
  baseUrl: 'http://127.0.0.1:3100/graph.facebook.com',
  apiVersion: 'v26.0',
}
const answer = (status: number, body: object) =>
  ({ kind: 'answer', status, headers: {}, body: JSON.stringify(body) }) as const

it('asks for the address by id, naming the number', () => {
  const call = media.locate({ id: '77', url: null, name: null, type: null, sha256: null }, account)
  expect(call?.url).toBe('http://127.0.0.1:3100/graph.facebook.com/v26.0/77?phone_number_id=106')
})

it.each([
  'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1',
  'https://scontent.xx.fbcdn.net/v/1',
  'https://graph.facebook.com/v26.0/1',
  'http://127.0.0.1:3100/lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1',
])('shows the token at %s', (url) => {
  expect(media.download(url, account).headers).toEqual({ authorization: 'Bearer secret' })
})

it('reads the address, the digest and the size', () => {
  const sha256 = 'ab'.repeat(32)
  const body = { url: 'https://lookaside.fbsbx.com/1', sha256, file_size: '303833', id: '77' }
  expect(media.located(answer(200, body))).toEqual({
    kind: 'found',
    url: body.url,
    sha256,
    size: 303_833,
  })
})

it('a file that the channel does not know is gone; one that it is too busy for is not', () => {
  const error = (code: number, error_subcode?: number) => ({ error: { message: 'No.', code, error_subcode } })
  expect(media.located(answer(400, error(100, 33)))).toEqual({ kind: 'gone', detail: 'No.' })
  expect(media.located(answer(400, error(4))).kind).toBe('unclear')
  expect(media.located(answer(503, {})).kind).toBe('unclear')
})
