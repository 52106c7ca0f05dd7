import type { Sample } from '../../kit/sample.ts'
import { accountKey, at, phone, statuses, timestamp, userId } from './envelope.ts'

const reference = 'msg_01h455vb4pex5vsknk084sn02q'
const report = { id: 'wamid.ours', timestamp, recipient_id: phone, recipient_user_id: userId }
const event = {
  kind: 'status',
  accountKey,
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
    name: 'statuses that change nothing are set aside',
    body: statuses({ ...report, status: 'warning' }, { ...report, type: 'call', status: 'RINGING' }),
    events: [],
    rest: [
      { reason: 'ignored', detail: 'The status "warning" changes nothing.' },
      { reason: 'ignored', detail: 'The status of a call, not of a message.' },
    ],
  },
]
