import { fingerprint } from '../../kit/digest.ts'
import type { Sample } from '../../kit/sample.ts'
import { address, at, body, change, messages, phone, sheena, timestamp, userId } from './envelope.ts'

const renewal = {
  wa_id: phone,
  detail: 'The user id has changed',
  user_id: { previous: userId, current: 'US.2' },
  parent_user_id: { previous: 'US.ENT.1', current: 'US.ENT.2' },
  timestamp: 1_749_416_383,
}
const preference = {
  wa_id: phone,
  user_id: userId,
  detail: 'User requested to stop marketing messages',
  category: 'marketing_messages',
  value: 'stop',
  timestamp: 1_749_416_383,
}
const contact = {
  type: 'contact',
  action: 'add',
  contact: { full_name: 'Sheena N.', first_name: 'Sheena', phone_number: phone },
  metadata: { timestamp: '1749416383' },
}
const byPhone = { identities: [`phone:${phone}`], name: null }

function consent(said: object, given: boolean, person: typeof byPhone = { ...sheena, name: null }): Sample {
  const externalId = `user_preferences:${fingerprint(said)}`
  return {
    name: `marketing messages: ${JSON.stringify(said)}`,
    body: body(change('user_preferences', { user_preferences: [said] })),
    events: [{ kind: 'consent', ...address, externalId, person, topic: 'marketing', given, at }],
  }
}

function synced(said: object, name: string | null): Sample {
  const externalId = `smb_app_state_sync:${fingerprint(said)}`
  return {
    name: `the address book of the phone: ${JSON.stringify(said)}`,
    body: body(change('smb_app_state_sync', { state_sync: [said] })),
    events: [{ kind: 'contact', ...address, externalId, person: { ...byPhone, name }, at }],
  }
}

/** Who people are, and what they want. */
export const peopleSamples: readonly Sample[] = [
  {
    name: 'a new user id, with the one across businesses',
    body: body(change('user_id_update', { user_id_update: [renewal] })),
    events: [
      {
        kind: 'identity',
        ...address,
        externalId: `user_id_update:${fingerprint(renewal)}`,
        person: { identities: ['bsuid:US.2', `phone:${phone}`, 'bsuid:US.ENT.2'], name: null },
        previous: [`bsuid:${userId}`, 'bsuid:US.ENT.1'],
        at,
      },
    ],
  },
  {
    name: 'a message of somebody known across businesses',
    body: messages({
      from_user_id: userId,
      from_parent_user_id: 'US.ENT.1',
      id: 'wamid.parent',
      timestamp,
      type: 'text',
      text: { body: 'Hi' },
    }),
    events: [
      {
        kind: 'message',
        ...address,
        externalId: 'wamid.parent',
        at,
        from: { ...sheena, identities: [...sheena.identities, 'bsuid:US.ENT.1'] },
        content: { kind: 'text', text: 'Hi' },
        replyTo: null,
      },
    ],
  },
  consent(preference, false),
  consent({ ...preference, value: 'resume' }, true),
  consent({ ...preference, value: 'signup', signup_id: '7', user_id: undefined }, true, byPhone),
  synced(contact, 'Sheena N.'),
  synced({ ...contact, contact: { first_name: 'Sheena', phone_number: `+${phone}` } }, 'Sheena'),
  synced({ ...contact, action: 'remove' }, null),
]
