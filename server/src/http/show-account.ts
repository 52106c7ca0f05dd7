import { presentAccount, type AccountShape } from '@parley/contract/account.ts'
import type { Account } from '@parley/core/domain/account.ts'
import { HubError } from '@parley/core/domain/error.ts'
import { ownEndpoint } from '@parley/core/flows/reconnect.ts'
import type { Hub } from '@parley/core/ports/hub.ts'
import type { Store } from '@parley/core/ports/store.ts'

/** An account as callers see it, with what its channel can do and where its own webhooks go. */
export async function showAccount(
  { channels }: Pick<Hub, 'channels'>,
  store: Store,
  account: Account,
): Promise<AccountShape> {
  const channel = channels.get(account.channel)
  if (!channel) throw new HubError('unavailable', `The channel ${account.channel} is not built in.`)
  const own = ownEndpoint(await store.endpoints(), account.id)
  return presentAccount(account, channel, own?.url ?? null)
}
