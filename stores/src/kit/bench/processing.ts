import { put } from '@parley/core/domain/change.ts'
import type { Conversation } from '@parley/core/domain/conversation.ts'
import { withMessage } from '@parley/core/domain/conversation.ts'
import type { Customer } from '@parley/core/domain/customer.ts'
import type { MessageId } from '@parley/core/domain/ids.ts'
import type { Message } from '@parley/core/domain/message.ts'
import type { Claim, NewTask } from '@parley/core/domain/task.ts'
import type { Stores } from '@parley/core/ports/store.ts'

import { id } from './ids.ts'
import { rounds } from './rounds.ts'

const tenant = id('ten')
const account = id('acc')
const endpoint = id('end')
const callers = 200

/**
 * What a message does once it is decided: customer, conversation, message, log, two tasks, and the end of its own. The
 * tasks to be ended are made and leased 50 at a time along the way, and that counts in.
 */
export async function processing(stores: Stores, forMs: number): Promise<string> {
  const store = stores.of(tenant)
  const loops = Array.from({ length: callers }, (_, caller) => someone(caller))
  return rounds('processing commits', callers, forMs, async (caller, round) => {
    const state = loops[caller]
    if (!state) return
    const message = messageOf(state.conversation, round + 1)
    const conversation = withMessage(state.conversation, message, { routerMode: false })
    const { customer } = state
    const claim = state.claims.pop() ?? (await refill(stores, state))
    const event = {
      id: id('evt'),
      account,
      conversation: conversation.id,
      kind: 'message.received',
      at: message.createdAt,
      news: { kind: 'message.received', message, conversation, customer },
    } as const
    const verdict = await store.commit({
      changes: [
        put('customer', customer),
        put('conversation', conversation),
        put('message', message),
        { kind: 'log', event },
      ],
      tasks: [
        taskOf(`answer:${conversation.id}`, message.id),
        {
          tenant,
          group: `${endpoint}:${conversation.id}`,
          dueAt: 0,
          work: { kind: 'notify', endpoint, event: event.id },
        },
      ],
      finish: { kind: 'done', claim },
    })
    if (verdict.kind !== 'done') throw new Error(`a commit was ${verdict.kind}`)
    state.customer = { ...customer, version: customer.version + 1 }
    state.conversation = { ...conversation, version: conversation.version + 1 }
  })
}

interface Someone {
  readonly group: string
  customer: Customer
  conversation: Conversation
  readonly claims: Claim[]
}

function someone(caller: number): Someone {
  const customer: Customer = {
    id: id('cus'),
    name: 'Sheena Nelson',
    identities: [`phone:1650555${caller}`, `bsuid:US.1349120865530274${caller}`],
    lastChannel: 'whatsapp',
    lastSeenAt: 1_749_416_383_000,
    createdAt: 1_749_416_383_000,
    version: 0,
  }
  const conversation: Conversation = {
    id: id('con'),
    account,
    customer: customer.id,
    status: 'open',
    assignee: null,
    answeredBy: 'automation',
    epoch: 0,
    unread: 0,
    lastSeq: 0,
    lastPlacedAt: 1_749_416_383_000,
    lastInboundAt: null,
    preview: { direction: 'in', text: '' },
    fallbackAt: null,
    createdAt: 1_749_416_383_000,
    version: 0,
  }
  return { group: `whatsapp:106540352242922:from:phone:1650555${caller}`, customer, conversation, claims: [] }
}

async function refill(stores: Stores, { group, claims }: Someone): Promise<Claim> {
  const tasks = Array.from({ length: 50 }, () => taskOf(group, id('msg')))
  await stores.commit({ changes: [], tasks, finish: null })
  const [lease] = await stores.tasks.lease([group], tasks.length, 60_000)
  const [first, ...rest] = lease?.claims ?? []
  if (!first) throw new Error(`nothing could be leased of ${group}`)
  claims.push(...rest.toReversed())
  return first
}

function taskOf(group: string, message: MessageId): NewTask {
  return { tenant, group, dueAt: 0, work: { kind: 'deliver', message } }
}

function messageOf(conversation: Conversation, seq: number): Message {
  const at = conversation.createdAt + seq
  return {
    id: id('msg'),
    account,
    conversation: conversation.id,
    customer: conversation.customer,
    direction: 'in',
    author: { kind: 'customer' },
    content: { kind: 'text', text: 'Does it come in another color? I would like a green one.' },
    externalId: `wamid.HBgLMTY1MDU1NTEyMzQVAgASGBQzQTAx${conversation.id}${seq}`,
    idempotencyKey: null,
    replyTo: null,
    seq,
    sentAt: at,
    placedAt: at,
    status: 'received',
    transitions: [{ status: 'received', at }],
    failure: null,
    ifEpoch: null,
    createdAt: at,
    version: 0,
  }
}
