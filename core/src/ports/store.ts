import type { Account } from '../domain/account.ts'
import type { Target } from '../domain/alert.ts'
import type { Attempt } from '../domain/attempt.ts'
import type { Commit } from '../domain/change.ts'
import type { ChannelEvent } from '../domain/channel-event.ts'
import type { Conversation } from '../domain/conversation.ts'
import type { Customer } from '../domain/customer.ts'
import type { Endpoint } from '../domain/endpoint.ts'
import type { HubEvent } from '../domain/event.ts'
import type { File } from '../domain/file.ts'
import type {
  AccountId,
  ConversationId,
  CustomerId,
  EndpointId,
  EventId,
  FileId,
  KeyId,
  LetterId,
  MessageId,
  RedriveId,
  SessionId,
  TargetId,
  TemplateId,
  TenantId,
  UserId,
} from '../domain/ids.ts'
import type { Key } from '../domain/key.ts'
import type { Letter } from '../domain/letter.ts'
import type { Message } from '../domain/message.ts'
import type { Session, Tenant, User } from '../domain/people.ts'
import type { LetterFilter, Redrive } from '../domain/redrive.ts'
import type { Claim } from '../domain/task.ts'
import type { Template } from '../domain/template.ts'
import type { ConversationRow, MessageView, ReceivingView, SendingView } from '../domain/view.ts'
import type { AlertBook } from './alerts.ts'
import type { AuditBook } from './audits.ts'
import type { Page } from './page.ts'
import type { WordKeeper, WordSearch } from './search.ts'

/**
 * The durable record. Calls made at the same time are coalesced by the adapter: reads become one query, commits one
 * group commit with a verdict for each. A commit holds at most about 50 changes, so that every database can take it.
 */
export interface Stores extends AlertBook, AuditBook {
  /** A store that knows one tenant and cannot reach another. */
  of(tenant: TenantId): Store
  /** Writes that belong to no tenant yet: webhooks taken in, tenants, dead letters without an owner. */
  commit(commit: Commit): Promise<Verdict>
  /** The one active account with this key on the channel, and whose it is. */
  accountFor(
    channel: string,
    key: string,
  ): Promise<{ readonly tenant: TenantId; readonly account: Account } | null>
  /** Every active account of what the channel calls a business, and whose each is. */
  accountsOf(
    channel: string,
    business: string,
  ): Promise<readonly { readonly tenant: TenantId; readonly account: Account }[]>
  tenants(): Promise<readonly Tenant[]>
  /** Oldest first. */
  tenantPage(page: Page): Promise<readonly Tenant[]>
  tenant(id: TenantId): Promise<Tenant | null>
  userByEmail(email: string): Promise<{ readonly tenant: TenantId; readonly user: User } | null>
  /** The person whose invitation has a token with this hash. */
  invited(tokenHash: string): Promise<{ readonly tenant: TenantId; readonly user: User } | null>
  /** A session with its person and tenant. Known again without asking until something of these changes. */
  signedIn(
    tenant: TenantId,
    session: SessionId,
  ): Promise<{ readonly tenant: Tenant; readonly session: Session; readonly user: User } | null>
  /** The key with this hash, and its tenant. Known again without asking until something of either changes. */
  keyByHash(hash: string): Promise<{ readonly tenant: Tenant; readonly key: Key } | null>
  /** Dead letters that belong to no tenant. */
  letters(query: LetterQuery): Promise<readonly Letter[]>
  letter(id: LetterId): Promise<Letter | null>
  tasks: TaskBook
  words: WordKeeper
  close(): Promise<void>
}

/** What became of a commit. */
export type Verdict =
  /** Written. `events` are the logged ones with their sequence; `hints` the groups that have work, and when. */
  | { readonly kind: 'done'; readonly events: readonly HubEvent[]; readonly hints: readonly Hint[] }
  /** Somebody else wrote first: load, decide and commit again. */
  | { readonly kind: 'conflict' }
  /** The claim is no longer held: drop everything that was decided under it. */
  | { readonly kind: 'fenced' }

/** Where there is work, and what is needed to be fair about it. */
export interface Hint {
  readonly group: string
  readonly dueAt: number
  /** With whom the group shares its turns, see `ownerOf`. */
  readonly owner: string
  /** The head of the group was put back before. */
  readonly again: boolean
  /** It was leased with the commit to the process that made it: nobody else needs to hear of it. */
  readonly here?: true
}

/** The tasks a store holds. It is the truth; a queue only guesses which group to ask for next. */
export interface TaskBook {
  /**
   * Takes the heads of these groups: at most one lease per group, up to `most` tasks each, all due. Groups that are
   * leased, empty or not due give nothing. The lease ends with the last task's finish, with `again`, or after `leaseMs`.
   * What was leased already by the commit that planned it (see `Hint.here`) is given to this process, and to no other.
   */
  lease(groups: readonly string[], most: number, leaseMs: number): Promise<readonly Lease[]>
  /**
   * Groups that have work and no lease, the longest due first: what the sweeper hints again. Owners share the limit, so
   * that none fills it while another has something that waits.
   */
  waiting(limit: number): Promise<readonly Hint[]>
  /** How many tasks there are in all, and since when the oldest due one has waited. */
  backlog(): Promise<{ readonly count: number; readonly oldestDueAt: number | null }>
}

export interface Lease {
  readonly group: string
  readonly claims: readonly Claim[]
}

/** Everything one tenant has. */
export interface Store extends AlertBook, AuditBook, WordSearch {
  readonly tenant: TenantId
  commit(commit: Commit): Promise<Verdict>

  /** What `receive` decides on. Records that do not exist (yet) are null. */
  receiving(account: AccountId, event: ChannelEvent): Promise<ReceivingView>
  /** What `deliver` and `answer` decide on; null if the message is gone. */
  delivering(message: MessageId): Promise<MessageView | null>
  /** What `send` decides on; null if there is no such conversation. `earlier` holds the idempotency key already. */
  sending(conversation: ConversationId, idempotencyKey: string): Promise<SendingView | null>
  event(id: EventId): Promise<HubEvent | null>

  account(id: AccountId): Promise<Account | null>
  accounts(): Promise<readonly Account[]>
  endpoint(id: EndpointId): Promise<Endpoint | null>
  endpoints(): Promise<readonly Endpoint[]>
  user(id: UserId): Promise<User | null>
  users(): Promise<readonly User[]>
  /** A person's, the oldest first. */
  sessions(user: UserId): Promise<readonly Session[]>
  key(id: KeyId): Promise<Key | null>
  keys(): Promise<readonly Key[]>
  customer(id: CustomerId): Promise<Customer | null>
  conversation(id: ConversationId): Promise<Conversation | null>
  message(id: MessageId): Promise<Message | null>
  /** The tenant's files whose bytes have this hash, at most 50. */
  filesWith(hash: string): Promise<readonly File[]>
  /** The message that the account's channel calls so. */
  called(account: AccountId, externalId: string): Promise<Message | null>
  file(id: FileId): Promise<File | null>
  /** The template of a business with this name in this language; a deleted one is none. */
  worded(wording: Pick<Template, 'channel' | 'business' | 'name' | 'language'>): Promise<Template | null>
  template(id: TemplateId): Promise<Template | null>
  /** What a business has, the deleted ones included, the oldest first. */
  templates(query: TemplateQuery): Promise<readonly Template[]>

  /** Newest activity first. `after` is the last conversation of the page before. */
  conversations(query: ConversationQuery): Promise<readonly ConversationRow[]>
  /** How many conversations are open, and how many of those have something unread; 1,000 stands for that and more. */
  counts(among?: readonly AccountId[]): Promise<{ readonly open: number; readonly unread: number }>
  /** A thread, latest place first. `before` is the earliest message of the page before. */
  thread(conversation: ConversationId, before: MessageId | null, limit: number): Promise<readonly Message[]>
  /** What follows a message in its thread, the nearest place first. */
  following(conversation: ConversationId, after: MessageId, limit: number): Promise<readonly Message[]>
  /** The account's log after a sequence, in order. */
  log(account: AccountId, afterSeq: number, limit: number): Promise<readonly HubEvent[]>
  /** The last sequence of each account's log. */
  heads(): Promise<Readonly<Record<AccountId, number>>>
  letters(query: LetterQuery): Promise<readonly Letter[]>
  letter(id: LetterId): Promise<Letter | null>
  letterCount(filter: LetterFilter): Promise<number>
  redrive(id: RedriveId): Promise<Redrive | null>
  target(id: TargetId): Promise<Target | null>
  targets(): Promise<readonly Target[]>
  /** The calls to an endpoint, about an event or about a message, newest first. */
  attempts(query: AttemptQuery): Promise<readonly Attempt[]>
  oldestAttempts(limit: number): Promise<readonly Attempt[]>
}

export interface TemplateQuery extends Pick<Template, 'channel' | 'business'>, Page {}

export interface LetterQuery extends LetterFilter, Page {
  readonly order: 'newest' | 'oldest'
}

export interface AttemptQuery extends Page {
  readonly of: EndpointId | EventId | MessageId
}

export interface ConversationQuery {
  readonly status: Conversation['status'] | null
  readonly account: AccountId | null
  /** Only those of these accounts, for whom may see no others. */
  readonly among?: readonly AccountId[]
  readonly unreadOnly: boolean
  readonly after: ConversationId | null
  readonly limit: number
}
