import type { Sample } from '../../kit/sample.ts'
import { address, at, body, change, incoming, messages, phone, timestamp } from './envelope.ts'

const id = 'Y2FwaV9ncm91cDox'
const group = { identities: [`group:${id}`], name: null }
const text = incoming('text', { text: { body: 'Hi all' }, group_id: id })
const head = { ...address, at } as const
const said = { content: { kind: 'text', text: 'Hi all' }, replyTo: null } as const

/** Where several people write, the thread is that of the group. */
export const groupSamples: readonly Sample[] = [
  {
    name: 'somebody writes in a group',
    body: messages(text),
    events: [
      {
        kind: 'message',
        ...head,
        externalId: 'wamid.text',
        from: group,
        ...said,
        context: { writer: 'Sheena Nelson' },
      },
    ],
  },
  {
    name: 'somebody without a name writes in a group',
    body: body(change('messages', { messages: [{ ...text, from_user_id: undefined }] })),
    events: [
      {
        kind: 'message',
        ...head,
        externalId: 'wamid.text',
        from: group,
        ...said,
        context: { writer: phone },
      },
    ],
  },
  {
    name: 'somebody reacts in a group',
    body: messages({
      ...text,
      type: 'reaction',
      reaction: { message_id: 'wamid.ours', emoji: '👍' },
    }),
    events: [
      {
        kind: 'reaction',
        ...head,
        externalId: 'wamid.ours',
        eventId: 'wamid.text',
        by: 'customer',
        person: group,
        emoji: '👍',
      },
    ],
  },
  {
    name: 'the business writes in a group',
    body: body(
      change('smb_message_echoes', {
        message_echoes: [
          {
            from: '15550783881',
            to: id,
            recipient_type: 'group',
            id: 'wamid.1',
            timestamp,
            type: 'text',
            text: { body: 'Hi all' },
          },
        ],
      }),
    ),
    events: [{ kind: 'echo', ...head, externalId: 'wamid.1', to: group, ...said }],
  },
  ...(
    [
      [
        'group_lifecycle_update',
        { type: 'group_create', subject: 'Book club' },
        'The group was made.',
        'Book club',
      ],
      [
        'group_participants_update',
        { type: 'group_participants_add', added_participants: [{ wa_id: phone }] },
        'People came into the group.',
        null,
      ],
      [
        'group_settings_update',
        { type: 'group_settings_update' },
        'The settings of the group were changed.',
        null,
      ],
      ['group_status_update', { type: 'group_suspend' }, 'WhatsApp has suspended the group.', null],
      [
        'group_status_update',
        { type: 'group_of_tomorrow', errors: [{ code: 1, message: 'No.' }] },
        'The group: group_of_tomorrow. It failed: No.',
        null,
      ],
    ] as const
  ).map(([field, item, sentence, name]) => ({
    name: `${field}: ${item.type}`,
    body: body(change(field, { groups: [{ timestamp, group_id: id, request_id: 'r', ...item }] })),
    events: [
      {
        kind: 'message',
        ...head,
        externalId: `${item.type}:${id}:${at}`,
        from: { ...group, name },
        content: { kind: 'notice', of: 'other', text: sentence },
        replyTo: null,
      } as const,
    ],
  })),
]
