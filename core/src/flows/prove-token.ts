import type { Account } from '../domain/account.ts'
import { HubError } from '../domain/error.ts'
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
  const channel = hub.channels.get(account.channel)
  if (!channel) throw new HubError('invalid_request', unknownChannel(hub, account.channel))
  const { key, settings } = account
  const sender = { key, settings, token, ...hub.platform.api(account.channel, account.simulated) }
  const checked = channel.checked(await hub.http.call(channel.check(sender), limits), sender)
  switch (checked.kind) {
    case 'good':
      return checked.name
    case 'bad':
      throw new HubError('token_refused', `${channel.label} says: ${checked.detail}`)
    case 'unclear':
      throw new HubError(
        'unavailable',
        `${channel.label} could not be asked about the token: ${checked.detail}`,
      )
  }
}

function unknownChannel(hub: Proving, name: string): string {
  return `channel: there is no channel "${name}" here; there is ${[...hub.channels.keys()].join(', ')}.`
}
