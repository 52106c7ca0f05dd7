import type { Account, Ordering } from '../domain/account.ts'
import { put } from '../domain/change.ts'
import { newEndpoint, type Endpoint } from '../domain/endpoint.ts'
import { HubError } from '../domain/error.ts'
import type { TenantId } from '../domain/ids.ts'
import type { Patience } from '../domain/patience.ts'
import { defaultAutoReply } from '../domain/rule.ts'
import { newLife } from '../domain/token-life.ts'
import type { Hub } from '../ports/hub.ts'
import { firstSpan } from './ask-upkeep.ts'
import { enact } from './enact.ts'
import { proveToken, type Proving } from './prove-token.ts'
import { refuseAddress } from './subscribe.ts'

export type Connecting = Proving & Pick<Hub, 'stores' | 'queue' | 'live' | 'vault' | 'moment'>

export interface NewAccount {
  readonly channel: string
  readonly key: string
  /** Null for the name that the channel has for it. */
  readonly name: string | null
  readonly token: string
  readonly settings: Readonly<Record<string, string>>
  readonly simulated: boolean
  readonly ordering: Ordering
  readonly routerMode: boolean
  readonly retry?: Patience | undefined
  /** When the token ends, if whoever gives it knows and the channel does not tell. */
  readonly tokenExpiresAt?: number | null | undefined
  /** Where the account's own events go, and what they are signed with. */
  readonly webhook: { readonly url: string; readonly secret: string } | null
}

/** Connects an account: its token is proved first and then kept sealed. Throws `HubError` with what to do. */
export async function connect(
  hub: Connecting,
  tenant: TenantId,
  given: NewAccount,
): Promise<{ account: Account; endpoint: Endpoint | null }> {
  if (given.webhook) refuseAddress(hub, 'webhook_url', given.webhook.url)
  if (given.simulated) refuseWithoutSimulator(hub, given.channel)
  await refuseTaken(hub, given)
  const name = await proveToken(hub, given, given.token)
  const span = await firstSpan(hub, given, given.token, given.tokenExpiresAt)
  const moment = hub.moment()
  const tokenLife = newLife(span, renews(hub, given.channel), moment)
  const account = { ...newAccount(hub, given, name, moment), tokenLife }
  const endpoint = given.webhook && newEndpoint({ ...given.webhook, account: account.id }, hub.vault, moment)
  const changes = [put('account', account), ...(endpoint ? [put('endpoint', endpoint)] : [])]
  const ending = await enact(hub, hub.stores.of(tenant), { changes, tasks: [] }, null)
  if (ending === 'conflict') throw taken(given)
  return { account, endpoint }
}

function newAccount(
  { channels, vault }: Connecting,
  { channel, key, token, settings, simulated, ordering, routerMode, ...given }: NewAccount,
  name: string | null,
  { id, now }: ReturnType<Hub['moment']>,
): Account {
  const own = id('acc')
  return {
    id: own,
    channel,
    key,
    name: given.name ?? name ?? `${channels.get(channel)?.label ?? channel} ${key}`,
    settings: readSettings(channels, channel, settings),
    sealedToken: vault.seal(token, own),
    simulated,
    active: true,
    autoReply: { ...defaultAutoReply, enabled: false },
    ordering,
    routerMode,
    ...(given.retry ? { retry: given.retry } : {}),
    createdAt: now,
    version: 0,
  }
}

/** Whether tokens of a channel can be exchanged for such as last longer. */
export function renews({ channels }: Pick<Hub, 'channels'>, channel: string): boolean {
  return channels.get(channel)?.upkeep?.renewal !== undefined
}

/** One key is received for by one active account of the whole hub. */
export async function refuseTaken(
  hub: Pick<Hub, 'stores'>,
  given: Pick<Account, 'channel' | 'key'> & { readonly id?: Account['id'] },
): Promise<void> {
  const home = await hub.stores.accountFor(given.channel, given.key)
  if (home && home.account.id !== given.id) throw taken(given)
}

function taken({ channel, key }: Pick<Account, 'channel' | 'key'>): HubError {
  return new HubError('account_taken', `The ${channel} account ${key} is connected already.`)
}

/** The settings as the channel takes them; throws `invalid_request` naming each that does not fit. */
export function readSettings(
  channels: Hub['channels'],
  channel: string,
  given: Account['settings'],
): Account['settings'] {
  const read = channels.get(channel)?.settings.strict().safeParse(given)
  if (!read?.success) {
    const issues = read?.error.issues.map((issue) => `settings.${issue.path.join('.')}: ${issue.message}`)
    throw new HubError('invalid_request', `${issues?.join('; ') ?? 'settings: nobody reads them'}.`)
  }
  return Object.fromEntries(
    Object.entries(read.data).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

/** Without a simulator a simulated account would reach for the real platform. */
function refuseWithoutSimulator({ platform }: Proving, channel: string): void {
  if (platform.api(channel, true).baseUrl !== platform.api(channel, false).baseUrl) return
  throw new HubError(
    'invalid_request',
    'simulated: this hub has no simulator; set SIMULATOR_URL, or leave it out.',
  )
}
