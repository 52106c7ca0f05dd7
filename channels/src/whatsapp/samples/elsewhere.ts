import { fingerprint } from '../../kit/digest.ts'
import type { Fields } from '../../kit/json.ts'
import { cameAt, type Sample } from '../../kit/sample.ts'
import {
  accountKey,
  address,
  at,
  body,
  change,
  contact,
  incoming,
  phone,
  sheena,
  timestamp,
} from './envelope.ts'

const text = incoming('text', { text: { body: 'Hi' } })
const said = { ...address, at, content: { kind: 'text', text: 'Hi' }, replyTo: null, standby: true } as const
const handover = {
  messaging_product: 'whatsapp',
  sender: { phone_number: phone },
  recipient: { phone_number_id: accountKey, display_phone_number: '15550783881' },
  type: 'control_passed',
  timestamp,
  control_passed: { previous_owner_role: 'primary', new_owner_role: 'business_agent' },
}
const failure = { code: 131031, title: 'Account locked', error_data: { details: 'Locked for policy.' } }
const passing = { code: 130429, title: 'Rate limit hit' }

function troubled(error: object, level: 'blocked' | 'notice', detail: string): Sample {
  return {
    name: `an error of the number: ${JSON.stringify(error)}`,
    body: body(change('messages', { errors: [error] })),
    events: [
      {
        kind: 'account',
        scope: 'account',
        ...address,
        externalId: `health:${fingerprint(error)}`,
        news: { kind: 'health', topic: 'errors', level, detail },
        at: cameAt,
      },
    ],
  }
}

function handed(value: Fields, identities: readonly string[], text: string): Sample {
  return {
    name: `who answers has changed: ${text}`,
    body: body({ field: 'messaging_handovers', value }),
    events: [
      {
        kind: 'message',
        ...address,
        externalId: `messaging_handovers:${fingerprint(value)}`,
        at,
        from: { identities, name: null },
        content: { kind: 'notice', of: 'other', text },
        replyTo: null,
      },
    ],
  }
}

/** What comes while another app holds the thread, and what goes wrong with the number itself. */
export const elsewhereSamples: readonly Sample[] = [
  {
    name: 'messages, echoes and statuses in standby',
    body: body(
      change('standby', {
        contacts: [contact],
        standby: {
          messages: [text],
          message_echoes: [
            { from: '15550783881', to: phone, id: 'wamid.1', timestamp, type: 'text', text: { body: 'Hi' } },
          ],
          statuses: [{ id: 'wamid.ours', status: 'read', timestamp, recipient_id: phone }],
        },
      }),
    ),
    events: [
      { kind: 'message', ...said, externalId: 'wamid.text', from: sheena },
      { kind: 'echo', ...said, externalId: 'wamid.1', to: sheena },
      {
        kind: 'status',
        ...address,
        at,
        externalId: 'wamid.ours',
        reference: null,
        status: 'read',
        failure: null,
      },
    ],
  },
  {
    name: 'standby with the contacts on its own level',
    body: body(change('standby', { standby: { contacts: [contact], messages: [text] } })),
    events: [{ kind: 'message', ...said, externalId: 'wamid.text', from: sheena }],
  },
  handed(handover, [`phone:${phone}`], 'Who answers here has changed: now it is business_agent.'),
  handed(
    {
      ...handover,
      type: 'control_taken',
      sender: { user_id: 'US.1' },
      control_passed: undefined,
      control_taken: {},
    },
    ['bsuid:US.1'],
    'Who answers here has changed: now it is another app.',
  ),
  troubled(failure, 'blocked', 'WhatsApp reports an error 131031: Locked for policy.'),
  troubled(passing, 'notice', 'WhatsApp reports an error 130429: Rate limit hit'),
]
