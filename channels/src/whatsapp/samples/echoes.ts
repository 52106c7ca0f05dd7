import type { Sample } from '../../kit/sample.ts'
import { address, at, body, change, phone, timestamp, userId } from './envelope.ts'

const echo = { from: '15550783881', to: phone, to_user_id: userId, id: 'wamid.echo', timestamp }
const said = { kind: 'echo', ...address, externalId: 'wamid.echo', at, replyTo: null } as const
const to = { identities: [`bsuid:${userId}`, `phone:${phone}`], name: null }

/** What the business wrote on its phone. */
export const echoSamples: readonly Sample[] = [
  {
    name: 'a text of the business',
    body: body(
      change('smb_message_echoes', {
        message_echoes: [{ ...echo, type: 'text', text: { body: 'We open at nine.' } }],
      }),
    ),
    events: [{ ...said, to, content: { kind: 'text', text: 'We open at nine.' } }],
  },
  {
    name: 'a document of the business to somebody who hides the number',
    body: body(
      change('smb_message_echoes', {
        message_echoes: [
          {
            ...echo,
            to: undefined,
            type: 'document',
            document: { id: '7', filename: 'Menu.pdf', mime_type: 'application/pdf' },
          },
        ],
      }),
    ),
    events: [
      {
        ...said,
        to: { identities: [`bsuid:${userId}`], name: null },
        content: {
          kind: 'document',
          file: { id: '7', url: null, name: 'Menu.pdf', type: 'application/pdf', sha256: null },
          caption: null,
        },
      },
    ],
  },
]
