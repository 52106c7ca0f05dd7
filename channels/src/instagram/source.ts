import type { Person } from '@parley/core/domain/customer.ts'

import { malformed, type Rest } from '../kit/finding.ts'
import { identifier, noIdentifier, record, type Fields } from '../kit/json.ts'
import { timeOf } from '../kit/time.ts'

/** The entry that an item stands in. */
export interface Source {
  readonly accountKey: string
  /** The entry's own time, for items that have none. */
  readonly time: unknown
  readonly came: { readonly standby?: true }
}

export interface Head {
  readonly accountKey: string
  readonly externalId: string
  readonly at: number
}

/** What an item is about and when it was; the message may be named by nothing but its `mid`. */
export function readHead(mid: unknown, item: Fields, source: Source): Head | Rest {
  const externalId = identifier(mid)
  if (externalId === undefined) return malformed(noIdentifier('mid', mid), item)
  const at = atOf(item, source)
  if (at === undefined) return malformed('"timestamp" is not a time.', item)
  return { accountKey: source.accountKey, externalId, at }
}

export function atOf(item: Fields, { time }: Source): number | undefined {
  return timeOf(item['timestamp']) ?? timeOf(time)
}

/** Who did it. Webhooks carry no names: the profile has to be asked for ("User Profile API"). */
export function sidesOf(
  item: Fields,
  { accountKey }: Source,
): { by: 'customer' | 'business'; who: Person | null } {
  const by = idOf(item['sender']) === accountKey ? 'business' : 'customer'
  return { by, who: person(item[by === 'business' ? 'recipient' : 'sender']) }
}

export function person(side: unknown): Person | null {
  const id = idOf(side)
  return id === undefined ? null : { identities: [`igsid:${id}`], name: null }
}

function idOf(side: unknown): string | undefined {
  return identifier(record(side)?.['id'])
}
