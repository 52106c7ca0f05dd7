import { put } from '@parley/core/domain/change.ts'
import type { Conversation } from '@parley/core/domain/conversation.ts'
import { withMessage } from '@parley/core/domain/conversation.ts'
import type { Customer } from '@parley/core/domain/customer.ts'
import type { Message } from '@parley/core/domain/message.ts'
import type { Claim, NewTask } from '@parley/core/domain/task.ts'
import type { Stores } from '@parley/core/ports/store.ts'

import { id } from './ids.ts'
import { rounds } from './rounds.ts'

const tenant = id('ten')
const account = id('acc')
const endpoint = id('end')
const callers = 200

/** What a message does once it is decided: customer, conversation, message, log, two tasks, and the end of its own. */
export async function processing(stores: Stores, forMs: number): Promise<string> {
  const store = stores.of(tenant)
  const loops = await Promise.all(Array.from({ length: callers }, (_, caller) => someone(stores, caller)))
  return rounds('processing commits', callers, forMs, async (caller, round) => {
    const state = loops[caller]
    if (!state) return
    const message = messageOf(state.conversation, round + 1)
    const conversation = withMessage(state.conversation, message)
    const { customer, group } = state
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
        receiving(group),
        {
          tenant,
          group: `${endpoint}:${conversation.id}`,
          dueAt: 0,
          work: { kind: 'notify', endpoint, event: event.id },
        },
      ],
      finish: state.claim && { kind: 'done', claim: state.claim },
    })
    if (verdict.kind !== 'done') throw new Error(`a commit was ${verdict.kind}`)
    state.customer = { ...customer, version: customer.version + 1 }
    state.conversation = { ...conversation, version: conversation.version + 1 }
    state.claim = await lease(stores, group)
  })
}

interface Someone {
  readonly group: string
  customer: Customer
  conversation: Conversation
  claim: Claim | null
}

async function someone(stores: Stores, caller: number): Promise<Someone> {
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
  const group = `whatsapp:106540352242922:from:phone:1650555${caller}`
  await stores.commit({ changes: [], tasks: [receiving(group)], finish: null })
  return { group, customer, conversation, claim: await lease(stores, group) }
}

async function lease(stores: Stores, group: string): Promise<Claim | null> {
  const [taken] = await stores.tasks.lease([group], 1, 60_000)
  return taken?.claims[0] ?? null
}

function receiving(group: string): NewTask {
  return { tenant, group, dueAt: 0, work: { kind: 'deliver', message: id('msg') } }
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
