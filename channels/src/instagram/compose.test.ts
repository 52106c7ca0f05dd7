import { expect, test } from 'vitest'

import { compose } from './compose.ts'

test('a text goes to the Instagram id, with what it answers', () => {
  const composed = compose(
    {
      id: 'msg_01h455vb4pex5vsknk084sn02q',
      content: { kind: 'text', text: 'It is.' },
      replyTo: 'aWdftheirs',
    },
    ['phone:16505551234', 'igsid:1597320944629412'],
    {
      key: '17841472110558136',
      settings: {},
      token: 'IGAAJ',
      baseUrl: 'https://graph.instagram.com',
      apiVersion: 'v26.0',
    },
  )
  expect(composed).toEqual({
    kind: 'call',
    call: {
      method: 'POST',
      url: 'https://graph.instagram.com/v26.0/17841472110558136/messages',
      headers: { authorization: 'Bearer IGAAJ', 'content-type': 'application/json' },
      body: JSON.stringify({
        recipient: { id: '1597320944629412' },
        messaging_type: 'RESPONSE',
        message: { text: 'It is.' },
        reply_to: { mid: 'aWdftheirs' },
      }),
    },
  })
})
