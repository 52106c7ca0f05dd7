import type { Sample } from '../../kit/sample.ts'
import { accountKey, at, customer, entry, inThread, messaging, mid, person } from './envelope.ts'

const text = { message: { mid, text: 'Is this still available?' } }
const content = { kind: 'text', text: 'Is this still available?' } as const
const event = {
  kind: 'message',
  accountKey,
  externalId: mid,
  from: person,
  at,
  content,
  replyTo: null,
} as const
const echo = {
  sender: { id: accountKey },
  recipient: { id: customer },
  message: { mid, text: 'It is.', is_echo: true },
}

export const messageSamples: readonly Sample[] = [
  { name: 'a text', body: messaging(text), events: [event] },
  {
    name: 'a text that answers a message',
    body: messaging({ message: { ...text.message, reply_to: { mid: 'aWdfours' } } }),
    events: [{ ...event, replyTo: 'aWdfours' }],
  },
  {
    name: 'a text in a thread that another app holds',
    body: entry({ standby: [inThread(text)] }),
    events: [{ ...event, standby: true }],
  },
  {
    name: 'a text in the older form, with its time in seconds as text',
    body: entry({ changes: [{ field: 'messages', value: { ...inThread(text), timestamp: '1740157200' } }] }),
    events: [{ ...event, at: 1_740_157_200_000 }],
  },
  {
    name: 'a text in a thread that another app holds, in the older form',
    body: entry({ changes: [{ field: 'standby', value: inThread(text) }] }),
    events: [{ ...event, standby: true }],
  },
  {
    name: 'an entry with two kinds of lists',
    body: entry({ messaging: [inThread(text)], changes: [{ field: 'messages', value: inThread(text) }] }),
    events: [event, event],
  },
  {
    name: 'what the business wrote',
    body: messaging(echo),
    events: [
      {
        kind: 'echo',
        accountKey,
        externalId: mid,
        to: person,
        at,
        content: { kind: 'text', text: 'It is.' },
        replyTo: null,
      },
    ],
  },
  {
    name: 'texts to two accounts, the later one first',
    body: entry(
      { messaging: [inThread({ ...text, timestamp: at + 1 })] },
      { id: '17841400000000001', messaging: [inThread(text)] },
    ),
    events: [
      { ...event, accountKey: '17841400000000001' },
      { ...event, at: at + 1 },
    ],
  },
  {
    name: 'a text without a time of its own',
    body: messaging({ ...text, timestamp: undefined }),
    events: [{ ...event, at: 1_740_157_200_749 }],
  },
  {
    name: 'read, by somebody who is not named',
    body: entry({ messaging: [{ timestamp: at, read: { mid } }] }),
    events: [{ kind: 'read', accountKey, externalId: mid, at }],
  },
  {
    name: 'read, without a time of its own',
    body: entry({ messaging: [{ read: { mid } }] }),
    events: [{ kind: 'read', accountKey, externalId: mid, at: 1_740_157_200_749 }],
  },
]
