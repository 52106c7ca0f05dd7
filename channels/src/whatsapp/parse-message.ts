import type { Side } from '@parley/core/domain/channel-event.ts'
import type { Person } from '@parley/core/domain/customer.ts'

import { malformed, type Finding, type Rest } from '../kit/finding.ts'
import { identifier, noIdentifier, type Fields } from '../kit/json.ts'
import { timeOf } from '../kit/time.ts'
import { readAround } from './around.ts'
import { readContent } from './content.ts'
import { happenings } from './happenings.ts'
import { group, person } from './people.ts'
import type { Head, Source } from './source.ts'

/** A customer wrote, or did something to what was written (WhatsApp, "messages webhook reference"). */
export function readMessage(message: Fields, source: Source): Finding | readonly Finding[] {
  return readBetween(message, source, 'customer', ({ contacts }) =>
    person(message['from'], message['from_user_id'], contacts, message['from_parent_user_id']),
  )
}

/** The business wrote on its phone ("smb_message_echoes webhook reference"). */
export function readEcho(echo: Fields, source: Source): Finding | readonly Finding[] {
  return readBetween(echo, source, 'business', ({ contacts }) =>
    person(echo['to'], echo['to_user_id'], contacts, echo['to_parent_user_id']),
  )
}

/** A message between the business and a customer; what is said in a group belongs to the group. */
export function readBetween(
  message: Fields,
  source: Source,
  by: Side,
  customer: (source: Source) => Person | null,
): Finding | readonly Finding[] {
  const head = readHead(message, source)
  if ('reason' in head) return head
  const other = customer(source)
  const groupId = groupOf(message)
  const who = groupId === undefined ? other : group(groupId)
  const happened = happenings.get(message['type'])?.(message, { source, head, by, who })
  if (happened) return happened
  if (!who) return malformed(nobody[by], message)
  const writer = groupId === undefined || by === 'business' ? undefined : writerOf(other)
  const around = readAround(message, writer)
  const content = readContent(message)
  return by === 'customer'
    ? { kind: 'message', ...head, ...source.came, from: who, content, ...around }
    : { kind: 'echo', ...head, ...source.came, to: who, content, ...around }
}

/** The group that something is said in; an echo may have it where the customer stands otherwise. */
function groupOf(message: Fields): string | undefined {
  return identifier(
    message['group_id'] ?? (message['recipient_type'] === 'group' ? message['to'] : undefined),
  )
}

const nobody: { readonly [S in Side]: string } = {
  customer: 'The message names no sender ("from", "from_user_id").',
  business: 'The echo names no recipient ("to", "to_user_id").',
}

function readHead(message: Fields, { address }: Source): Head | Rest {
  const externalId = identifier(message['id'])
  if (externalId === undefined) return malformed(noIdentifier('id', message['id']), message)
  const at = timeOf(message['timestamp'])
  if (at === undefined) return malformed('"timestamp" is not a time.', message)
  return { ...address, externalId, at }
}

function writerOf(other: Person | null): string | undefined {
  const [identity] = other?.identities ?? []
  return other?.name ?? identity?.slice(identity.indexOf(':') + 1)
}
