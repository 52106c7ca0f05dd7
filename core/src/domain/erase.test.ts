import { expect, it } from 'vitest'

import { put } from './change.ts'
import { decideArrival } from './decisions/deliver.ts'
import { eraseEvent, withoutContent } from './erase.ts'
import { attached, waitingFile } from './file.ts'
import { at, conversation, customer, outgoing } from './fixtures/given.ts'

const secret = 'a secret text'
const message = { ...outgoing, status: 'sending', content: { kind: 'text', text: secret } } as const
const source = { id: '77', url: null, name: null, type: null, sha256: null }
const shared = { id: 'evt_1', account: 'acc_1', conversation: 'con_1', seq: 1, at: 1 } as const
const talk = { ...conversation, preview: { direction: 'in', text: secret } } as const

it.each([
  {
    ...shared,
    kind: 'message.received',
    news: { kind: 'message.received', message, conversation: talk, customer },
  },
  { ...shared, kind: 'message.sent', news: { kind: 'message.sent', message } },
  { ...shared, kind: 'conversation.updated', news: { kind: 'conversation.updated', conversation, customer } },
] as const)('an erased event keeps its ids and sequence and says nothing: $kind', (event) => {
  const erased = eraseEvent(event)
  expect(erased).toMatchObject({ ...shared, kind: event.kind })
  expect(JSON.stringify(erased)).not.toMatch(/a secret text|Ana|1650/)
})

it('the files of a message that was sent go with its content', () => {
  const file = attached(waitingFile('fil_1', source, { account: 'acc_1', message: 'msg_1' }, 0))
  const picture = { ...message, content: { kind: 'image', file, caption: null } } as const
  const { tasks } = withoutContent({ changes: [put('message', picture)], tasks: [] })
  expect(tasks).toMatchObject([{ group: 'fil_1', work: { kind: 'drop', file: 'fil_1' } }])
})

it('the record of a message that was sent has no content; other records stay as they are', () => {
  const sent = decideArrival(message, { kind: 'sent', externalId: 'x' }, { tries: 0, triedAt: null }, at(5))
  const erased = withoutContent({ ...sent, changes: [...sent.changes, put('customer', customer)] })
  expect(erased.changes).toMatchObject([
    { record: 'message', value: { status: 'sent', externalId: 'x', content: { kind: 'erased' } } },
    { kind: 'log', event: { kind: 'message.sent' } },
    { record: 'customer', value: customer },
  ])
})
