import type { Sample } from '../../kit/sample.ts'
import {
  address,
  at,
  body,
  change,
  contact,
  incoming,
  messages,
  phone,
  sheena,
  timestamp,
  userId,
} from './envelope.ts'

const text = incoming('text', { text: { body: 'Does it come in another color?' } })
const content = { kind: 'text', text: 'Does it come in another color?' } as const
const event = {
  kind: 'message',
  ...address,
  externalId: 'wamid.text',
  from: sheena,
  at,
  content,
  replyTo: null,
} as const

export const textSamples: readonly Sample[] = [
  { name: 'a text', body: messages(text), events: [event] },
  {
    name: 'a text that answers a message',
    body: messages({ ...text, context: { from: '15550783881', id: 'wamid.ours' } }),
    events: [{ ...event, replyTo: 'wamid.ours' }],
  },
  {
    name: 'a text of somebody who hides the number',
    body: body(
      change('messages', {
        contacts: [{ profile: { name: 'Sheena Nelson', username: '@sheena' }, user_id: userId }],
        messages: [
          { from_user_id: userId, id: 'wamid.hidden', timestamp, type: 'text', text: { body: 'Hi' } },
        ],
      }),
    ),
    events: [
      {
        ...event,
        externalId: 'wamid.hidden',
        from: { identities: [`bsuid:${userId}`], name: 'Sheena Nelson', username: 'sheena' },
        content: { kind: 'text', text: 'Hi' },
      },
    ],
  },
  {
    name: 'a text of a user id whose number is among the contacts',
    body: messages({ ...text, from: undefined }),
    events: [event],
  },
  {
    name: 'a text as it was before user ids, from somebody without a name',
    body: body(
      change('messages', {
        messages: [{ from: phone, id: 'wamid.old', timestamp, type: 'text', text: { body: 'Hi' } }],
      }),
    ),
    events: [
      {
        ...event,
        externalId: 'wamid.old',
        from: { identities: [`phone:${phone}`], name: null },
        content: { kind: 'text', text: 'Hi' },
      },
    ],
  },
  {
    name: 'texts of two people to two numbers in one change each, the later one first',
    body: body(
      change('messages', { contacts: [contact], messages: [{ ...text, timestamp: '1749416390' }] }),
      change(
        'messages',
        {
          contacts: [contact, { profile: { name: 'Ana' }, wa_id: '34600000001' }],
          messages: [
            { from: '34600000001', id: 'wamid.ana', timestamp, type: 'text', text: { body: 'Hola' } },
          ],
        },
        '106540352242923',
      ),
    ),
    events: [
      {
        ...event,
        accountKey: '106540352242923',
        externalId: 'wamid.ana',
        from: { identities: ['phone:34600000001'], name: 'Ana' },
        content: { kind: 'text', text: 'Hola' },
      },
      { ...event, at: 1_749_416_390_000 },
    ],
  },
  {
    name: 'a text held by another app comes in standby',
    body: body(change('standby', { contacts: [contact], standby: { messages: [text] } })),
    events: [{ ...event, standby: true }],
  },
  {
    name: 'a change without metadata belongs to the business account',
    body: body({ field: 'messages', value: { contacts: [contact], messages: [text] } }),
    events: [{ ...event, accountKey: address.business }],
  },
]
