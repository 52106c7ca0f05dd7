import type { Sample } from '../../kit/sample.ts'
import {
  address,
  at,
  body,
  change,
  incoming,
  messages,
  phone,
  sheena,
  timestamp,
  userId,
} from './envelope.ts'

const echo = { from: '15550783881', to: phone, to_user_id: userId, timestamp }
const unnamed = { ...sheena, name: null }
const reacted = {
  kind: 'reaction',
  ...address,
  externalId: 'wamid.ours',
  eventId: 'wamid.reaction',
  by: 'customer',
  person: sheena,
  at,
} as const
const edit = { original_message_id: 'wamid.first', message: { type: 'text', text: { body: 'Monday' } } }
const edited = {
  kind: 'edit',
  ...address,
  externalId: 'wamid.first',
  by: 'customer',
  person: sheena,
  content: { kind: 'text', text: 'Monday' },
  at,
} as const
const revoke = { original_message_id: 'wamid.first' }
const revoked = { kind: 'deletion', ...address, externalId: 'wamid.first', at } as const

/** What is said about other messages, by either side. */
export const happeningSamples: readonly Sample[] = [
  {
    name: 'a reaction',
    body: messages(incoming('reaction', { reaction: { message_id: 'wamid.ours', emoji: '👍🏽' } })),
    events: [{ ...reacted, emoji: '👍🏽' }],
  },
  {
    name: 'a reaction that is taken back with an empty emoji',
    body: messages(incoming('reaction', { reaction: { message_id: 'wamid.ours', emoji: '' } })),
    events: [{ ...reacted, emoji: null }],
  },
  {
    name: 'a reaction that is taken back without an emoji',
    body: messages(incoming('reaction', { reaction: { message_id: 'wamid.ours' } })),
    events: [{ ...reacted, emoji: null }],
  },
  {
    name: 'an edit',
    body: messages(incoming('edit', { edit })),
    events: [edited],
  },
  {
    name: 'an edit of a caption',
    body: messages(
      incoming('edit', {
        edit: {
          ...edit,
          message: { type: 'image', image: { id: '7', mime_type: 'image/png', caption: 'Mine' } },
        },
      }),
    ),
    events: [
      {
        ...edited,
        content: {
          kind: 'image',
          file: { id: '7', url: null, name: null, type: 'image/png', sha256: null },
          caption: 'Mine',
        },
      },
    ],
  },
  {
    name: 'a message that is taken back',
    body: messages(incoming('revoke', { revoke })),
    events: [{ ...revoked, by: 'customer', person: sheena }],
  },
  {
    name: 'a message that nobody knows who took back',
    body: messages({ id: 'wamid.revoke', timestamp, type: 'revoke', revoke }),
    events: [{ ...revoked, by: 'customer' }],
  },
  {
    name: 'what the business changed on its phone: an edit, a message taken back, a reaction',
    body: body(
      change('smb_message_echoes', {
        message_echoes: [
          { ...echo, id: 'wamid.edit', type: 'edit', edit },
          { ...echo, id: 'wamid.revoke', type: 'revoke', revoke },
          {
            ...echo,
            id: 'wamid.reaction',
            type: 'reaction',
            reaction: { message_id: 'wamid.ours', emoji: '❤️' },
          },
        ],
      }),
    ),
    events: [
      { ...edited, by: 'business', person: unnamed },
      { ...revoked, by: 'business', person: unnamed },
      { ...reacted, by: 'business', person: unnamed, emoji: '❤️' },
    ],
  },
]
