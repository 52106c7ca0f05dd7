import type { Sample } from '../../kit/sample.ts'
import { accountKey, at, body, change, phone, timestamp, userId } from './envelope.ts'

const echo = { from: '15550783881', to: phone, to_user_id: userId, id: 'wamid.echo', timestamp }
const text = { ...echo, type: 'text', text: { body: 'We open at nine.' } }
const revoke = { ...echo, id: 'wamid.revoke', type: 'revoke', revoke: { original_message_id: 'wamid.echo' } }
const to = { identities: [`bsuid:${userId}`, `phone:${phone}`], name: null }

export const echoSamples: readonly Sample[] = [
  {
    name: 'what the business wrote on its phone, and took back',
    body: body(change('smb_message_echoes', { message_echoes: [text, revoke] })),
    events: [
      {
        kind: 'echo',
        accountKey,
        externalId: 'wamid.echo',
        to,
        at,
        content: { kind: 'text', text: 'We open at nine.' },
        replyTo: null,
      },
      {
        kind: 'echo',
        accountKey,
        externalId: 'wamid.revoke',
        to,
        at,
        content: { kind: 'unsupported', type: 'revoke', raw: JSON.stringify(revoke) },
        replyTo: null,
      },
    ],
  },
  {
    name: 'an echo to nobody',
    body: body(
      change('smb_message_echoes', { message_echoes: [{ id: 'wamid.nobody', timestamp, type: 'text' }] }),
    ),
    events: [],
    rest: [{ reason: 'malformed', detail: 'The echo names no recipient ("to", "to_user_id").' }],
  },
]
