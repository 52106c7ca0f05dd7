import type { Change } from '@parley/core/domain/change.ts'
import { HubError } from '@parley/core/domain/error.ts'
import { isId, type AccountId, type ConversationId } from '@parley/core/domain/ids.ts'
import type { LetterFilter } from '@parley/core/domain/redrive.ts'
import type { AttemptQuery, Store } from '@parley/core/ports/store.ts'

type Accounts = ReadonlySet<AccountId>

/**
 * A tenant's store in which only these accounts exist. Every read is named here, so a new one does not compile until
 * somebody has thought about it.
 */
export function narrowed(store: Store, accounts: Accounts): Store {
  const among = [...accounts]
  const ifSeen = <T>(account: AccountId | undefined, found: T): T | null =>
    account !== undefined && accounts.has(account) ? found : null
  const sees = async (id: ConversationId) => {
    const found = await store.conversation(id)
    return found !== null && accounts.has(found.account)
  }
  return {
    ...unbound(store),
    ...views(store, accounts),
    ...letterViews(store, accounts),
    account: async (id) => ifSeen(id, await store.account(id)),
    accounts: async () => (await store.accounts()).filter((each) => accounts.has(each.id)),
    // An endpoint of all accounts is seen, for it is told of these, too; `refuseOthers` keeps it from being changed.
    async endpoint(id) {
      const found = await store.endpoint(id)
      return found && (found.account === null || accounts.has(found.account)) ? found : null
    },
    endpoints: async () =>
      (await store.endpoints()).filter((each) => each.account === null || accounts.has(each.account)),
    async conversation(id) {
      const found = await store.conversation(id)
      return ifSeen(found?.account, found)
    },
    async message(id) {
      const found = await store.message(id)
      return ifSeen(found?.account, found)
    },
    called: async (account, externalId) => (accounts.has(account) ? store.called(account, externalId) : null),
    async file(id) {
      const found = await store.file(id)
      return ifSeen(found?.account, found)
    },
    filesWith: async (hash) => (await store.filesWith(hash)).filter((each) => accounts.has(each.account)),
    // Alerts speak of whatever the tenant has.
    openAlert: async () => null,
    alert: async () => null,
    alerts: async () => [],
    target: async () => null,
    targets: async () => [],
    conversations: (query) => store.conversations({ ...query, among }),
    counts: () => store.counts(among),
    search: (query) => store.search({ ...query, among }),
    people: (query) => store.people({ ...query, among }),
    thread: async (conversation, before, limit) =>
      (await sees(conversation)) ? store.thread(conversation, before, limit) : [],
    following: async (conversation, after, limit) =>
      (await sees(conversation)) ? store.following(conversation, after, limit) : [],
    log: async (account, after, limit) => (accounts.has(account) ? store.log(account, after, limit) : []),
    async heads() {
      const heads = await store.heads()
      return Object.fromEntries(among.flatMap((id) => (heads[id] === undefined ? [] : [[id, heads[id]]])))
    },
    oldestAttempts: async () => [],
    // Those of an endpoint for all accounts speak of others, too.
    async attempts(query) {
      const account = await accountBehind(store, query.of)
      return account && accounts.has(account) ? store.attempts(query) : []
    },
  }
}

async function accountBehind(store: Store, id: AttemptQuery['of']): Promise<AccountId | null> {
  if (isId('end', id)) return (await store.endpoint(id))?.account ?? null
  if (isId('evt', id)) return (await store.event(id))?.account ?? null
  return isId('msg', id) ? ((await store.message(id))?.account ?? null) : null
}

/** What has no account. A customer has none either; the way to one leads through a conversation. */
function unbound(store: Store) {
  const {
    tenant,
    commit,
    user,
    users,
    sessions,
    key,
    keys,
    audits,
    oldestAudits,
    customer,
    worded,
    template,
    templates,
  } = store
  return {
    tenant,
    commit,
    user,
    users,
    sessions,
    key,
    keys,
    audits,
    oldestAudits,
    customer,
    worded,
    template,
    templates,
  }
}

/** Letters that name no account are seen by those who may see all. */
function letterViews(
  store: Store,
  accounts: Accounts,
): Pick<Store, 'letters' | 'letter' | 'letterCount' | 'redrive'> {
  const each = (query: LetterFilter) =>
    [...accounts].filter((account) => query.account === null || query.account === account)
  return {
    async letters(query) {
      const found = await Promise.all(each(query).map((account) => store.letters({ ...query, account })))
      const direction = query.order === 'newest' ? -1 : 1
      return found
        .flat()
        .toSorted((a, b) => (a.id < b.id ? -direction : direction))
        .slice(0, query.limit)
    },
    async letterCount(filter) {
      const counts = await Promise.all(
        each(filter).map((account) => store.letterCount({ ...filter, account })),
      )
      return counts.reduce((sum, count) => sum + count, 0)
    },
    async letter(id) {
      const found = await store.letter(id)
      return found?.account && accounts.has(found.account) ? found : null
    },
    async redrive(id) {
      const found = await store.redrive(id)
      return found?.filter.account && accounts.has(found.filter.account) ? found : null
    },
  }
}

function views(
  store: Store,
  accounts: Accounts,
): Pick<Store, 'receiving' | 'delivering' | 'sending' | 'event'> {
  return {
    async receiving(account, event) {
      if (!accounts.has(account)) throw new HubError('not_found', 'There is no such account.')
      return store.receiving(account, event)
    },
    async delivering(message) {
      const view = await store.delivering(message)
      return view && accounts.has(view.account.id) ? view : null
    },
    async sending(conversation, key) {
      const view = await store.sending(conversation, key)
      return view && accounts.has(view.account.id) ? view : null
    },
    async event(id) {
      const found = await store.event(id)
      return found && accounts.has(found.account) ? found : null
    },
  }
}

/** Throws `forbidden` if a change touches an account that is not among these, or what belongs to all of them. */
export function refuseOthers(changes: readonly Change[], accounts: Accounts): void {
  for (const change of changes) {
    const account = accountOf(change)
    if (account === undefined || (account !== null && accounts.has(account))) continue
    throw new HubError('forbidden', 'This key is for some accounts only, and this concerns others.')
  }
}

/** Whose account is written: null for all of the tenant's, undefined for what has none. */
function accountOf(change: Change): AccountId | null | undefined {
  if (change.kind === 'log' || change.kind === 'rewrite') return change.event.account
  if (change.kind === 'drop') return null
  switch (change.record) {
    case 'account':
      return change.value.id
    case 'conversation':
    case 'message':
    case 'endpoint':
    case 'letter':
    case 'file':
      return change.value.account
    case 'redrive':
      return change.value.filter.account
    case 'customer':
    case 'key':
    case 'audit':
      return undefined
    default:
      return null
  }
}
