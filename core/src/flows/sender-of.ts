import type { Account } from '../domain/account.ts'
import type { Hub } from '../ports/hub.ts'
import type { Sender } from '../ports/sender.ts'

/** The account as its channel is asked for it, with its token open. */
export function senderOf(hub: Pick<Hub, 'vault' | 'platform'>, account: Account): Sender {
  return {
    key: account.key,
    settings: account.settings,
    token: hub.vault.open(account.sealedToken, account.id),
    ...hub.platform.api(account.channel, account.simulated),
  }
}
