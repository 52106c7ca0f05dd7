import type { Account } from '../domain/account.ts'
import { HubError } from '../domain/error.ts'
import type { Checked } from '../ports/channel.ts'
import type { Hub } from '../ports/hub.ts'

export type Proving = Pick<Hub, 'channels' | 'http' | 'platform'>

const limits = { timeoutMs: 10_000, maxBodyBytes: 64 * 1024 }

/**
 * Shows a token to the channel before anybody relies on it, and gives the name that the channel has for the account.
 * Throws `token_refused` with the channel's reason, or `unavailable` if the channel cannot be asked.
 */
export async function proveToken(
  hub: Proving,
  account: Pick<Account, 'channel' | 'key' | 'settings' | 'simulated'>,
  token: string,
): Promise<string | null> {
  const label = hub.channels.get(account.channel)?.label
  if (label === undefined) throw new HubError('invalid_request', unknownChannel(hub, account.channel))
  const checked = await askChannel(hub, account, token)
  switch (checked.kind) {
    case 'good':
      return checked.name
    case 'bad':
      throw new HubError('token_refused', `${label} says: ${checked.detail}`)
    case 'unclear':
      throw new HubError('unavailable', `${label} could not be asked about the token: ${checked.detail}`)
  }
}

/** Asks the channel about a token. */
export async function askChannel(
  hub: Proving,
  account: Pick<Account, 'channel' | 'key' | 'settings' | 'simulated'>,
  token: string,
): Promise<Checked> {
  const channel = hub.channels.get(account.channel)
  if (!channel) return { kind: 'unclear', detail: 'Its channel is not built in.' }
  const { key, settings } = account
  const sender = { key, settings, token, ...hub.platform.api(account.channel, account.simulated) }
  return channel.checked(await hub.http.call(channel.check(sender), limits), sender)
}

function unknownChannel(hub: Proving, name: string): string {
  return `channel: there is no channel "${name}" here; there is ${[...hub.channels.keys()].join(', ')}.`
}
