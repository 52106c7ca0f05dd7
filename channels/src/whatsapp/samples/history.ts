import { fingerprint } from '../../kit/digest.ts'
import { cameAt, type Sample } from '../../kit/sample.ts'
import { address, at, body, change, contact, incoming, phone, sheena, timestamp, userId } from './envelope.ts'

const ours = '15550783881'
const text = { timestamp, type: 'text', text: { body: 'Hi' } }
const said = { ...address, at, content: { kind: 'text', text: 'Hi' }, replyTo: null } as const
const byPhone = { identities: [`phone:${phone}`], name: null }
const both = { identities: [`bsuid:${userId}`, `phone:${phone}`], name: null }
const metadata = { phase: 1, chunk_order: 2, progress: 55 }

const progress = {
  kind: 'account',
  scope: 'account',
  ...address,
  externalId: `history:${fingerprint(metadata)}`,
  news: { kind: 'history', progress: 55, refused: null },
  at: cameAt,
} as const

function theirs(id: string, status: string): object {
  return { from: phone, id, ...text, history_context: { status } }
}

function own(id: string, status: string): object {
  return { from: ours, to: phone, id, ...text, history_context: { status } }
}

function history(...chunks: readonly object[]): unknown {
  return body(change('history', { history: chunks }))
}

/** What was written before the account was connected. */
export const historySamples: readonly Sample[] = [
  {
    name: 'a chunk of a thread, and how far the import is',
    body: history({
      metadata,
      threads: [
        {
          id: phone,
          messages: [
            theirs('wamid.1', 'READ'),
            own('wamid.2', 'DELIVERED'),
            own('wamid.3', 'PLAYED'),
            own('wamid.4', 'ERROR'),
            own('wamid.5', 'PENDING'),
            own('wamid.6', 'SENT'),
          ],
        },
      ],
    }),
    events: [
      { kind: 'message', ...said, externalId: 'wamid.1', from: byPhone, history: 'read' },
      { kind: 'echo', ...said, externalId: 'wamid.2', to: byPhone, history: 'delivered' },
      { kind: 'echo', ...said, externalId: 'wamid.3', to: byPhone, history: 'read' },
      { kind: 'echo', ...said, externalId: 'wamid.4', to: byPhone, history: 'failed' },
      { kind: 'echo', ...said, externalId: 'wamid.5', to: byPhone, history: 'sent' },
      { kind: 'echo', ...said, externalId: 'wamid.6', to: byPhone, history: 'sent' },
      progress,
    ],
  },
  {
    name: 'a thread of somebody who hides the number',
    body: history({
      threads: [
        {
          context: { user_id: userId, username: 'sheena' },
          messages: [
            { from_user_id: userId, id: 'wamid.1', ...text, history_context: { status: 'READ' } },
            { from: ours, to_user_id: userId, id: 'wamid.2', ...text },
          ],
        },
      ],
    }),
    events: [
      {
        kind: 'message',
        ...said,
        externalId: 'wamid.1',
        from: { identities: [`bsuid:${userId}`], name: null, username: 'sheena' },
        history: 'read',
      },
      {
        kind: 'echo',
        ...said,
        externalId: 'wamid.2',
        to: { identities: [`bsuid:${userId}`], name: null, username: 'sheena' },
        history: 'sent',
      },
    ],
  },
  {
    name: 'a thread with reactions, media to come and a change of number, which changes nobody any more',
    body: history({
      threads: [
        {
          id: phone,
          context: { wa_id: phone, user_id: userId },
          messages: [
            { from: phone, id: 'wamid.1', timestamp, type: 'media_placeholder' },
            {
              from: phone,
              id: 'wamid.2',
              timestamp,
              type: 'reaction',
              reaction: { message_id: 'wamid.1', emoji: '👍' },
            },
            {
              from: phone,
              id: 'wamid.3',
              timestamp,
              type: 'system',
              system: { type: 'user_changed_number', wa_id: '1' },
            },
          ],
        },
      ],
    }),
    events: [
      {
        kind: 'message',
        ...said,
        externalId: 'wamid.1',
        from: both,
        history: 'sent',
        content: {
          kind: 'unsupported',
          type: 'media_placeholder',
          raw: JSON.stringify({ from: phone, id: 'wamid.1', timestamp, type: 'media_placeholder' }),
        },
      },
      {
        kind: 'reaction',
        ...address,
        at,
        externalId: 'wamid.1',
        eventId: 'wamid.2',
        by: 'customer',
        person: both,
        emoji: '👍',
        history: 'sent',
      },
      {
        kind: 'message',
        ...said,
        externalId: 'wamid.3',
        from: both,
        history: 'sent',
        content: { kind: 'notice', of: 'number_changed', text: 'The customer has a new phone number.' },
      },
    ],
  },
  {
    name: 'media of the last days follow as messages of their own',
    body: body(
      change('history', {
        contacts: [contact],
        messages: [incoming('image', { image: { id: '7', mime_type: 'image/jpeg' } })],
        message_echoes: [{ from: ours, to: phone, id: 'wamid.2', ...text }],
      }),
    ),
    events: [
      {
        kind: 'message',
        ...said,
        externalId: 'wamid.image',
        from: sheena,
        history: 'sent',
        content: {
          kind: 'image',
          file: { id: '7', url: null, name: null, type: 'image/jpeg', sha256: null },
          caption: null,
        },
      },
      { kind: 'echo', ...said, externalId: 'wamid.2', to: sheena, history: 'sent' },
    ],
  },
  refused(
    { code: 2593109, title: 'History sharing is turned off' },
    'The owner of the number did not agree to share earlier messages.',
  ),
  refused(
    { code: 2593108, error_data: { details: 'The time for it has passed.' } },
    'Earlier messages do not come: The time for it has passed.',
  ),
]

function refused(error: object, detail: string): Sample {
  return {
    name: `earlier messages do not come: ${JSON.stringify(error)}`,
    body: history({ errors: [error] }),
    events: [
      {
        ...progress,
        externalId: `history:${fingerprint(error)}`,
        news: { kind: 'history', progress: 0, refused: detail },
      },
    ],
  }
}
