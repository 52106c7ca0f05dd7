import type { OutgoingMessage } from '@parley/core/ports/channel.ts'
import { expect, test } from 'vitest'

import { compose } from './compose.ts'

const account = {
  key: '106540352242922',
  settings: {},
  token: 'EAAJB',
  baseUrl: 'https://graph.facebook.com',
  apiVersion: 'v26.0',
}
const message: OutgoingMessage = {
  id: 'msg_01h455vb4pex5vsknk084sn02q',
  content: { kind: 'text', text: 'We open at nine.' },
  replyTo: 'wamid.theirs',
}

test('a text goes to the phone number, with what it answers and the id that comes back in its statuses', () => {
  const composed = compose(message, ['bsuid:US.1349', 'igsid:77', 'phone:16505551234'], account)
  expect(composed).toEqual({
    kind: 'call',
    call: {
      method: 'POST',
      url: 'https://graph.facebook.com/v26.0/106540352242922/messages',
      headers: { authorization: 'Bearer EAAJB', 'content-type': 'application/json' },
      body: JSON.stringify({
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        to: '+16505551234',
        type: 'text',
        text: { body: 'We open at nine.' },
        context: { message_id: 'wamid.theirs' },
        biz_opaque_callback_data: 'msg_01h455vb4pex5vsknk084sn02q',
      }),
    },
  })
})

test('somebody who hides the number is addressed by user id', () => {
  const composed = compose({ ...message, replyTo: null }, ['bsuid:US.1349'], account)
  expect(JSON.parse((composed.kind === 'call' && composed.call.body) || '')).toEqual({
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    recipient: 'US.1349',
    type: 'text',
    text: { body: 'We open at nine.' },
    biz_opaque_callback_data: 'msg_01h455vb4pex5vsknk084sn02q',
  })
})
