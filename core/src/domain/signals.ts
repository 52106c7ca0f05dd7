import type { Abilities } from './abilities.ts'
import { showsAll, type Account } from './account.ts'

/** What a customer sees in passing: that somebody is typing, that their messages were read. */
export type Signal = 'typing' | 'read'

/** Why a signal is not for the customer; null if it is. Where typing shows that the messages were read, both must be wanted. */
export function hidden(
  signal: Signal,
  { active, tokenRefused, shows = showsAll }: Pick<Account, 'active' | 'tokenRefused' | 'shows'>,
  { signals }: Pick<Abilities, 'signals'>,
): 'switched_off' | 'not_supported' | 'account_inactive' | null {
  if (!active || tokenRefused) return 'account_inactive'
  if (signal === 'read') return signals.read ? (shows.read ? null : 'switched_off') : 'not_supported'
  if (signals.typing === 'none') return 'not_supported'
  return shows.typing && (shows.read || signals.typing === 'alone') ? null : 'switched_off'
}
