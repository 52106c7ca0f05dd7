import type { Account } from '@parley/core/domain/account.ts'
import type { Alert, Target } from '@parley/core/domain/alert.ts'
import type { Attempt } from '@parley/core/domain/attempt.ts'
import type { Audit } from '@parley/core/domain/audit.ts'
import type { Change, Commit } from '@parley/core/domain/change.ts'
import type { Conversation } from '@parley/core/domain/conversation.ts'
import type { Customer } from '@parley/core/domain/customer.ts'
import type { NewEvent } from '@parley/core/domain/event.ts'
import { waitingFile, type File } from '@parley/core/domain/file.ts'
import type { Id, Noun } from '@parley/core/domain/ids.ts'
import type { Key } from '@parley/core/domain/key.ts'
import type { Letter } from '@parley/core/domain/letter.ts'
import type { Message } from '@parley/core/domain/message.ts'
import type { Session, Tenant, User } from '@parley/core/domain/people.ts'
import { defaultAutoReply } from '@parley/core/domain/rule.ts'
import type { Finish, NewTask } from '@parley/core/domain/task.ts'
import type { Template } from '@parley/core/domain/template.ts'
import type { LetterQuery } from '@parley/core/ports/store.ts'

let made = 0

/** Ids of tests: never the same twice, and in the order in which they were made. */
export function id<N extends Noun>(noun: N): Id<N> {
  made += 1
  return `${noun}_${made.toString().padStart(26, '0')}`
}

export function commitOf(
  changes: readonly Change[],
  rest: { readonly tasks?: readonly NewTask[]; readonly finish?: Finish } = {},
): Commit {
  return { changes, tasks: rest.tasks ?? [], finish: rest.finish ?? null }
}

export function account(over: Partial<Account> = {}): Account {
  const own = id('acc')
  return {
    id: own,
    channel: 'pigeon',
    name: 'Loft',
    key: `loft-${own}`,
    settings: {},
    sealedToken: 'sealed',
    simulated: false,
    active: true,
    autoReply: defaultAutoReply,
    ordering: 'conversation',
    routerMode: false,
    createdAt: 1_000,
    version: 0,
    ...over,
  }
}

export function customer(over: Partial<Customer> = {}): Customer {
  const own = id('cus')
  return {
    id: own,
    name: 'Ana “Ñ” 😀',
    identities: [`phone:${own}`],
    lastChannel: 'pigeon',
    lastSeenAt: 1_000,
    createdAt: 1_000,
    version: 0,
    ...over,
  }
}

export function conversation(
  of: Pick<Conversation, 'account' | 'customer'>,
  over: Partial<Conversation> = {},
): Conversation {
  return {
    id: id('con'),
    account: of.account,
    customer: of.customer,
    status: 'open',
    assignee: null,
    answeredBy: 'automation',
    epoch: 0,
    unread: 0,
    lastSeq: 0,
    lastPlacedAt: 1_000,
    lastInboundAt: null,
    preview: { direction: 'in', text: 'hi' },
    fallbackAt: null,
    createdAt: 1_000,
    version: 0,
    ...over,
  }
}

export function message(of: Conversation, over: Partial<Message> = {}): Message {
  const own = id('msg')
  return {
    id: own,
    account: of.account,
    conversation: of.id,
    customer: of.customer,
    direction: 'in',
    author: { kind: 'customer' },
    content: { kind: 'text', text: `line one\nline "two" ${own}` },
    externalId: `ext-${own}`,
    idempotencyKey: null,
    replyTo: null,
    seq: 1,
    sentAt: 1_000,
    placedAt: 1_000,
    status: 'received',
    transitions: [{ status: 'received', at: 1_000 }],
    failure: null,
    ifEpoch: null,
    createdAt: 1_000,
    version: 0,
    ...over,
  }
}

export function event(about: Message): NewEvent {
  return {
    id: id('evt'),
    account: about.account,
    conversation: about.conversation,
    kind: 'message.sent',
    at: 1_000,
    news: { kind: 'message.sent', message: about },
  }
}

export function user(over: Partial<User> = {}): User {
  const own = id('usr')
  return {
    id: own,
    email: `${own}@example.org`,
    name: 'Ben',
    role: 'agent',
    passwordHash: '$argon2id$',
    invite: null,
    deactivatedAt: null,
    createdAt: 1_000,
    version: 0,
    ...over,
  }
}

export function tenant(over: Partial<Tenant> = {}): Tenant {
  return {
    id: id('ten'),
    name: 'Café',
    plan: 'free',
    credits: 0,
    suspendedAt: null,
    createdAt: 1_000,
    version: 0,
    ...over,
  }
}

export function session(of: User): Session {
  const own = id('ses')
  return {
    id: own,
    user: of.id,
    generation: 0,
    rotatedAt: 1_000,
    agent: 'Firefox',
    createdAt: 1_000,
    expiresAt: 9_000,
    version: 0,
  }
}

export function key(over: Partial<Key> = {}): Key {
  const own = id('key')
  return {
    id: own,
    name: 'CRM',
    hash: `hash-${own}`,
    hint: 'wxyz',
    scopes: ['messages:send'],
    accounts: null,
    expiresAt: null,
    revokedAt: null,
    lastUsedAt: null,
    createdBy: 'usr_1',
    createdAt: 1_000,
    version: 0,
    ...over,
  }
}

export function audit(over: Partial<Audit> = {}): Audit {
  return {
    id: id('aud'),
    at: 1_000,
    actor: { kind: 'user', id: 'usr_1' },
    action: 'create.key',
    target: 'key_1',
    detail: {},
    correlationId: 'one',
    version: 0,
    ...over,
  }
}

export function attempt(over: Partial<Attempt> = {}): Attempt {
  return {
    id: id('att'),
    endpoint: null,
    event: null,
    message: null,
    number: 1,
    at: 1_000,
    durationMs: 12,
    status: 200,
    error: null,
    nextAt: null,
    version: 0,
    ...over,
  }
}

export function letter(over: Partial<Letter> = {}): Letter {
  return {
    id: id('dlq'),
    reason: 'rejected',
    detail: 'the endpoint said 400',
    state: 'open',
    kept: { kind: 'webhook', channel: 'pigeon', body: '{}' },
    account: null,
    endpoint: null,
    attempts: 1,
    createdAt: 1_000,
    closedAt: null,
    version: 0,
    ...over,
  }
}

export function alert(over: Partial<Alert> = {}): Alert {
  const times = { firstAt: 1_000, lastAt: 1_000, toldAt: 1_000, resolvedAt: null }
  const about = { kind: 'dead_letter', subject: id('end'), detail: 'away' } as const
  return { id: id('alr'), ...about, ...times, count: 1, version: 0, ...over }
}

export function target(over: Partial<Target> = {}): Target {
  const address = { kind: 'email', to: 'ops@example.org' } as const
  return { id: id('tgt'), address, active: true, createdAt: 1_000, version: 0, ...over }
}

/** Open letters of any kind, newest first. */
export const openLetters: LetterQuery = {
  order: 'newest',
  state: 'open',
  reason: null,
  account: null,
  endpoint: null,
  from: null,
  to: null,
  after: null,
  limit: 50,
}

export function file(of: Account, over: Partial<File> = {}): File {
  const source = { id: null, url: 'https://cdn.example/1', name: null, type: null, sha256: null }
  return { ...waitingFile(id('fil'), source, { account: of.id, message: null }, 1_000), ...over }
}

export function template(over: Partial<Template> = {}): Template {
  return {
    id: id('tpl'),
    channel: 'pigeon',
    business: 'loft',
    externalId: null,
    name: 'greeting',
    language: 'en',
    category: 'utility',
    state: 'approved',
    quality: 'unknown',
    reason: null,
    parts: { header: null, body: 'Hello!', footer: null, buttons: [], examples: {}, cards: [] },
    heardAt: 1_000,
    createdAt: 1_000,
    version: 0,
    ...over,
  }
}

export function task(group: string, over: Partial<NewTask> = {}): NewTask {
  return { tenant: null, group, work: { kind: 'deliver', message: id('msg') }, dueAt: 1_000, ...over }
}
