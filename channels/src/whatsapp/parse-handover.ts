import { fingerprint } from '../kit/digest.ts'
import { malformed, type Finding } from '../kit/finding.ts'
import { identifier, noIdentifier, record, words, type Fields } from '../kit/json.ts'
import { timeOf } from '../kit/time.ts'
import { person } from './people.ts'
import type { Place } from './place.ts'

/** Who answers in a thread has changed: it stands in the thread ("Conversation Routing"). */
export function readHandover(value: Fields, { business, at }: Place): Finding {
  const number = record(value['recipient'])?.['phone_number_id']
  const accountKey = identifier(number)
  if (accountKey === undefined) return malformed(noIdentifier('phone_number_id', number), value)
  const sender = record(value['sender'])
  const from = person(sender?.['phone_number'], sender?.['user_id'], new Map())
  if (!from) return malformed('The handover names no sender ("phone_number", "user_id").', value)
  const type = value['type']
  const owner = typeof type === 'string' ? words(record(value[type])?.['new_owner_role']) : undefined
  return {
    kind: 'message',
    ...(business === undefined ? { accountKey } : { accountKey, business }),
    externalId: `messaging_handovers:${fingerprint(value)}`,
    at: timeOf(value['timestamp']) ?? at,
    from,
    content: {
      kind: 'notice',
      of: 'other',
      text: `Who answers here has changed: now it is ${owner ?? 'another app'}.`,
    },
    replyTo: null,
  }
}
