import type { Notice } from '@parley/core/domain/content.ts'
import { isGroup, type Person } from '@parley/core/domain/customer.ts'

import type { Finding } from '../kit/finding.ts'
import { record, words, type Fields } from '../kit/json.ts'
import { person } from './people.ts'
import type { Happening } from './source.ts'

/**
 * The platform says something about a customer ("system messages webhook reference"): it stands in the thread, and
 * new identities are learnt. What lies before the account was connected changes nobody any more. Null if it says
 * nothing that can be read.
 */
export function readSystem(message: Fields, { source, head, who }: Happening): readonly Finding[] | null {
  const system = record(message['system'])
  if (!system) return null
  const [of, text] = kinds.get(system['type']) ?? (['other', ''] as const)
  const said = words(system['body']) ?? text
  const now = source.came.history ? null : nowCalled(message, system, of, source.contacts)
  const from = who && isGroup(who) ? who : (now ?? who)
  if (!from || said === '') return null
  const { address, came } = source
  const notice: Finding = {
    kind: 'message',
    ...head,
    ...came,
    from,
    content: { kind: 'notice', of, text: said },
    replyTo: null,
  }
  if (!now || isGroup(from)) return [notice]
  const previous = (who?.identities ?? []).filter((identity) => left(identity, now))
  const { externalId, at } = head
  return [{ kind: 'identity', ...address, externalId, person: now, previous, at }, notice]
}

const kinds: ReadonlyMap<unknown, readonly [of: Notice['of'], text: string]> = new Map<
  unknown,
  readonly [of: Notice['of'], text: string]
>([
  ['user_changed_number', ['number_changed', 'The customer has a new phone number.']],
  ['customer_changed_number', ['number_changed', 'The customer has a new phone number.']],
  ['user_changed_user_id', ['user_id_changed', 'The customer has a new WhatsApp user id.']],
  [
    'customer_identity_changed',
    [
      'identity_changed',
      'The security code of the customer has changed: it may be another phone, or another person.',
    ],
  ],
])

/** What the person is called from now on; null if nothing of it changed. */
function nowCalled(
  message: Fields,
  system: Fields,
  of: Notice['of'],
  contacts: Happening['source']['contacts'],
): Person | null {
  if (of !== 'number_changed' && of !== 'user_id_changed') return null
  const newNumber = system['new_wa_id'] ?? system['wa_id']
  const phone = of === 'number_changed' ? newNumber : (system['wa_id'] ?? message['from'])
  const userId = system['user_id'] ?? (of === 'number_changed' ? message['from_user_id'] : undefined)
  return person(phone, userId, contacts, system['parent_user_id'])
}

/** Whether an identity has been replaced by another one of its kind. */
function left(identity: string, now: Person): boolean {
  const kind = identity.slice(0, identity.indexOf(':'))
  return !now.identities.includes(identity) && now.identities.some((other) => other.startsWith(`${kind}:`))
}
