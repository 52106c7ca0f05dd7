import type { Sample } from '../../kit/sample.ts'
import { address, at, body, change, phone, statuses, timestamp, userId } from './envelope.ts'

const reference = 'msg_01h455vb4pex5vsknk084sn02q'
const report = { id: 'wamid.ours', timestamp, recipient_id: phone, recipient_user_id: userId }
const event = {
  kind: 'status',
  ...address,
  externalId: 'wamid.ours',
  reference: null,
  at,
  failure: null,
} as const

export const statusSamples: readonly Sample[] = [
  {
    name: 'sent, with what was given along and what it costs',
    body: statuses({
      ...report,
      status: 'sent',
      biz_opaque_callback_data: reference,
      pricing: { billable: true, pricing_model: 'PMP', type: 'regular', category: 'service' },
    }),
    events: [{ ...event, reference, status: 'sent' }],
  },
  {
    name: 'read and delivered at the same second, in this order',
    body: statuses({ ...report, status: 'read' }, { ...report, status: 'delivered' }),
    events: [
      { ...event, status: 'read' },
      { ...event, status: 'delivered' },
    ],
  },
  {
    name: 'a voice message that was played has been read',
    body: statuses({ ...report, status: 'played' }),
    events: [{ ...event, status: 'read' }],
  },
  {
    name: 'failed, with the reason in the most exact words',
    body: statuses({
      ...report,
      status: 'failed',
      errors: [
        {
          code: 131047,
          title: 'Re-engagement message',
          message: 'Re-engagement message',
          error_data: { details: 'More than 24 hours have passed since the customer last replied.' },
        },
      ],
    }),
    events: [
      {
        ...event,
        status: 'failed',
        failure: {
          channelCode: '131047',
          detail: 'More than 24 hours have passed since the customer last replied.',
        },
      },
    ],
  },
  {
    name: 'failed without a reason',
    body: statuses({ ...report, status: 'failed' }),
    events: [
      { ...event, status: 'failed', failure: { channelCode: null, detail: 'The channel gave no reason.' } },
    ],
  },
  {
    name: 'a time in milliseconds',
    body: statuses({ ...report, status: 'sent', timestamp: String(at) }),
    events: [{ ...event, status: 'sent' }],
  },
  {
    name: 'as statuses are since user ids: the customer is among the contacts, the number may be missing',
    body: body(
      change('messages', {
        contacts: [{ profile: { name: 'Sheena Nelson' }, user_id: userId }],
        statuses: [{ ...report, recipient_id: undefined, status: 'delivered' }],
      }),
    ),
    events: [{ ...event, status: 'delivered' }],
  },
  {
    name: 'as statuses were up to v23: with the conversation it is billed in',
    body: statuses({
      ...report,
      status: 'sent',
      conversation: { id: '9a8b', expiration_timestamp: '1749502783', origin: { type: 'service' } },
      pricing: { billable: true, pricing_model: 'CBP', category: 'service' },
    }),
    events: [{ ...event, status: 'sent' }],
  },
  {
    name: 'a send to a group, reported for each who is in it',
    body: statuses(
      ...['16505550001', '16505550002'].map((recipient_participant_id) => ({
        ...report,
        status: 'delivered',
        recipient_type: 'group',
        recipient_id: 'Y2FwaV9ncm91cDox',
        recipient_participant_id,
        parent_recipient_user_id: 'US.ENT.1',
      })),
    ),
    events: [
      { ...event, status: 'delivered' },
      { ...event, status: 'delivered' },
    ],
  },
  {
    name: 'failed, because the customer has stopped marketing messages',
    body: statuses({
      ...report,
      status: 'failed',
      errors: [{ code: 131050, title: 'User has stopped marketing messages', error_data: 'none' }],
    }),
    events: [
      {
        ...event,
        status: 'failed',
        failure: {
          channelCode: '131050',
          detail: 'User has stopped marketing messages',
          optedOut: 'marketing',
        },
      },
    ],
  },
  {
    name: 'statuses that change nothing are set aside',
    body: statuses({ ...report, status: 'warning' }, { ...report, status: 'deleted' }),
    events: [],
    rest: [
      { reason: 'ignored', detail: 'The status "warning" changes nothing.' },
      { reason: 'ignored', detail: 'The status "deleted" changes nothing.' },
    ],
  },
]
