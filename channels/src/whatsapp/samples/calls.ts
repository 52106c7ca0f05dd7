import type { CallNote } from '@parley/core/domain/content.ts'
import type { Person } from '@parley/core/domain/customer.ts'

import type { Sample } from '../../kit/sample.ts'
import { address, at, body, change, contact, phone, sheena, timestamp } from './envelope.ts'

const ours = '15550783881'
const call = { id: 'wacid.1', from: phone, to: ours, direction: 'USER_INITIATED', timestamp }
const session = { sdp: 'v=0', sdp_type: 'offer' }
const back = { ...call, from: ours, to: phone, direction: 'BUSINESS_INITIATED' }
const unnamed = { ...sheena, name: null }

const theirs = (state: CallNote['state'], seconds: number | null = null) =>
  ({
    kind: 'message',
    ...address,
    externalId: 'wacid.1',
    at,
    from: sheena,
    ...noted(state, seconds),
  }) as const
const mine = (state: CallNote['state'], seconds: number | null = null, to: Person = sheena) =>
  ({ kind: 'echo', ...address, externalId: 'wacid.1', at, to, ...noted(state, seconds) }) as const

function noted(state: CallNote['state'], seconds: number | null) {
  return { content: { kind: 'call', state, seconds }, replyTo: null } as const
}

function calls(...all: readonly object[]): unknown {
  return body(change('calls', { contacts: [contact], calls: all }))
}

/** All that is told of one call is one message, by its id. */
export const callSamples: readonly Sample[] = [
  {
    name: 'a customer calls',
    body: calls({ ...call, event: 'connect', session }),
    events: [theirs('ringing')],
  },
  {
    name: 'a call of a customer is over',
    body: calls({
      ...call,
      event: 'terminate',
      status: 'COMPLETED',
      start_time: '1749416300',
      end_time: '1749416383',
      duration: 83,
    }),
    events: [theirs('ended', 83)],
  },
  {
    name: 'a call without its length is as long as its times say',
    body: calls({ ...call, event: 'terminate', start_time: '1749416300', end_time: '1749416383' }),
    events: [theirs('ended', 83)],
  },
  {
    name: 'a call that nobody took',
    body: calls({ ...call, event: 'terminate', status: 'REJECTED' }),
    events: [theirs('rejected')],
  },
  {
    name: 'a step of a call that nobody knows',
    body: calls({ ...call, event: 'of_tomorrow' }),
    events: [theirs('other')],
  },
  {
    name: 'the business calls',
    body: calls({ ...back, event: 'connect', session, biz_opaque_callback_data: 'x' }),
    events: [mine('ringing')],
  },
  {
    name: 'a call of the business whose direction is told by its number only',
    body: calls({ ...back, direction: undefined, event: 'terminate', duration: '5' }),
    events: [mine('ended', 5)],
  },
  {
    name: 'how a call of the business fares comes among the statuses',
    body: body(
      change('calls', {
        statuses: ['RINGING', 'ACCEPTED', 'REJECTED'].map((status) => ({
          id: 'wacid.1',
          type: 'call',
          status,
          timestamp,
          recipient_id: phone,
          recipient_user_id: 'US.13491208655302741918',
        })),
      }),
    ),
    events: [
      mine('ringing', null, unnamed),
      mine('accepted', null, unnamed),
      mine('rejected', null, unnamed),
    ],
  },
]
