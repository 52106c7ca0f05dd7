import { HubError } from '@parley/core/domain/error.ts'
import type { AccountId, EndpointId, TenantId } from '@parley/core/domain/ids.ts'
import type { WordSearch } from '@parley/core/ports/search.ts'
import type { Store } from '@parley/core/ports/store.ts'

import { commitThrough } from './commit.ts'
import type { Lines } from './lines.ts'
import { tracesOf } from './reads/traces.ts'

/** One tenant's store. What flows decide on is asked of the writer, pages of the reader. */
export function storeOf(tenant: TenantId, lines: Lines): Store {
  const { writer, reader, settings, recent, words } = lines
  const account = (id: AccountId) =>
    settings.get(`${tenant} ${id}`, () => writer.ask('account', tenant, { id }))
  /** A view whose account was left out because it is at hand here. */
  const withAccount = async <V extends { readonly accountId: AccountId }>(view: V | null) => {
    const found = view && (await account(view.accountId))
    return view && found && { ...view, account: found }
  }
  return {
    tenant,
    commit: (commit) => commitThrough(lines, tenant, commit),

    async receiving(id, event) {
      const found = await account(id)
      if (!found) throw new HubError('not_found', `The tenant has no account ${id}.`)
      return { ...(await writer.ask('receiving', tenant, tracesOf(found, event))), account: found }
    },
    delivering: async (message) => withAccount(await writer.ask('delivering', tenant, { message })),
    sending: async (conversation, idempotencyKey) =>
      withAccount(await writer.ask('sending', tenant, { conversation, idempotencyKey })),
    event: async (id) => recent.get(tenant, id) ?? writer.ask('event', tenant, { id }),

    account,
    accounts: () => settings.get(`${tenant} accounts`, () => writer.ask('accounts', tenant, null)),
    endpoint: (id: EndpointId) =>
      settings.get(`${tenant} ${id}`, () => writer.ask('endpoint', tenant, { id })),
    endpoints: () => settings.get(`${tenant} endpoints`, () => writer.ask('endpoints', tenant, null)),
    user: (id) => reader.ask('user', tenant, { id }),
    users: () => reader.ask('users', tenant, null),
    sessions: (user) => reader.ask('sessions', tenant, { user }),
    key: (id) => reader.ask('key', tenant, { id }),
    keys: () => reader.ask('keys', tenant, null),
    attempts: (query) => reader.ask('attempts', tenant, query),
    oldestAttempts: (limit) => writer.ask('oldestAttempts', tenant, { limit }),
    audits: (query) => reader.ask('audits', tenant, query),
    oldestAudits: (limit) => writer.ask('oldestAudits', tenant, { limit }),
    customer: (id) => reader.ask('customer', tenant, { id }),
    conversation: (id) => reader.ask('conversation', tenant, { id }),
    message: (id) => reader.ask('message', tenant, { id }),
    filesWith: (hash) => writer.ask('filesWith', tenant, { hash }),
    called: (id, externalId) => writer.ask('called', tenant, { account: id, externalId }),
    worded: (wording) => reader.ask('worded', tenant, wording),
    template: (id) => reader.ask('template', tenant, { id }),
    templates: (query) => reader.ask('templates', tenant, query),
    file: (id) => writer.ask('file', tenant, { id }),

    conversations: (query) => reader.ask('conversations', tenant, query),
    counts: (among) => reader.ask('counts', tenant, { among: among ?? null }),
    ...threadsOf(tenant, reader),
    letters: (query) => reader.ask('letters', tenant, query),
    letter: (id) => reader.ask('letter', tenant, { id }),
    letterCount: (filter) => reader.ask('letterCount', tenant, filter),
    redrive: (id) => reader.ask('redrive', tenant, { id }),
    openAlert: (kind, subject) => writer.ask('openAlert', tenant, { kind, subject }),
    alert: (id) => writer.ask('alert', tenant, { id }),
    alerts: (page) => reader.ask('alerts', tenant, page),
    target: (id) => reader.ask('target', tenant, { id }),
    targets: () => writer.ask('targets', tenant, null),
    ...searchOf(tenant, words),
  }
}

function threadsOf(
  tenant: TenantId,
  reader: Lines['reader'],
): Pick<Store, 'thread' | 'following' | 'log' | 'heads'> {
  return {
    thread: (conversation, before, limit) => reader.ask('thread', tenant, { conversation, before, limit }),
    following: (conversation, after, limit) =>
      reader.ask('following', tenant, { conversation, after, limit }),
    log: (id, after, limit) => reader.ask('log', tenant, { account: id, after, limit }),
    heads: () => reader.ask('heads', tenant, null),
  }
}

function searchOf(tenant: TenantId, words: Lines['words']): WordSearch {
  return {
    search: (query) => words.search(tenant, query),
    people: (query) => words.people(tenant, query),
  }
}
