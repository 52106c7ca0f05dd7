import { expect, test } from 'vitest'

import type { Decision } from '../change.ts'
import type { StatusReport } from '../channel-event.ts'
import { account, at, emptyView, outgoing } from '../fixtures/given.ts'
import type { Message } from '../message.ts'
import type { ReportedStatus } from '../status.ts'
import { decideArrival } from './deliver.ts'
import { decideReceive } from './receive.ts'

const reports: readonly ReportedStatus[] = ['sent', 'delivered', 'read', 'failed']
const times = { sent: 2_000, delivered: 3_000, read: 4_000, failed: 5_000 } as const
const fresh = { tries: 0, triedAt: null }
type Step = ReportedStatus | 'answer'

/** What the message is once all of this has happened, in this order. */
function after(steps: readonly Step[]): Pick<Message, 'status' | 'transitions' | 'externalId' | 'failure'> {
  let message: Message = { ...outgoing, status: 'sending', transitions: [{ status: 'sending', at: 1_500 }] }
  for (const step of steps) {
    const decision = step === 'answer' ? answered(message) : decideReceive(reported(step), seen(message))
    for (const change of decision.changes)
      if (change.kind === 'put' && change.record === 'message') message = change.value
  }
  const { status, transitions, externalId, failure } = message
  return { status, transitions, externalId, failure }
}

function answered(message: Message): Decision {
  return decideArrival(message, { kind: 'sent', externalId: 'ext-1' }, fresh, at(2_500))
}

function seen(message: Message) {
  return {
    view: { ...emptyView, message },
    can: { clockPrecisionMs: 1, echoesSends: true },
    tried: fresh,
    moment: at(9_000),
  }
}

function reported(status: ReportedStatus): StatusReport {
  const failure = status === 'failed' ? { channelCode: '131026', detail: 'undeliverable' } : null
  return {
    kind: 'status',
    accountKey: account.key,
    externalId: 'ext-1',
    reference: outgoing.id,
    status,
    at: times[status],
    failure,
  }
}

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length === 0) return [[]]
  return items.flatMap((item, at) =>
    permutations([...items.slice(0, at), ...items.slice(at + 1)]).map((rest) => [item, ...rest]),
  )
}

const subsets = reports.reduce<ReportedStatus[][]>(
  (all, one) => [...all, ...all.map((some) => [...some, one])],
  [[]],
)

test.each(subsets.map((some) => [some.join(', ') || 'none', some] as const))(
  'reports of %s and the answer to the send end in one state, in every order and with every repeat',
  (_which, some) => {
    const steps: readonly Step[] = ['answer', ...some]
    const expected = after(steps)
    expect(expected.status).toBe(some.at(-1) ?? 'sent')
    const orders = permutations(steps)
    for (const order of orders) {
      expect(after(order)).toEqual(expected)
      for (const [at] of order.entries())
        for (const again of order)
          expect(after([...order.slice(0, at), again, ...order.slice(at)])).toEqual(expected)
    }
  },
)
