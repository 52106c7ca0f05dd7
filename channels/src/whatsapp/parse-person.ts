import { fingerprint } from '../kit/digest.ts'
import { ignored, malformed, type Finding } from '../kit/finding.ts'
import { identifier, record, words, type Fields } from '../kit/json.ts'
import { timeOf } from '../kit/time.ts'
import { digitsOf, named, person } from './people.ts'
import type { Source } from './source.ts'

/** A person has a new user id, mostly because of a new phone number ("user_id_update webhook reference"). */
export function readUserId(update: Fields, { address, contacts, at }: Source): Finding {
  const own = record(update['user_id'])
  const parent = record(update['parent_user_id'])
  const now = person(update['wa_id'], own?.['current'], contacts, parent?.['current'])
  if (!now || identifier(own?.['current']) === undefined)
    return malformed('The update names no current user id.', update)
  const before = [own?.['previous'], parent?.['previous']].map(identifier).filter((id) => id !== undefined)
  const previous = before.map((id) => `bsuid:${id}`).filter((id) => !now.identities.includes(id))
  return {
    kind: 'identity',
    ...address,
    externalId: `user_id_update:${fingerprint(update)}`,
    person: now,
    previous,
    at: timeOf(update['timestamp']) ?? at,
  }
}

/** Whether a person wants marketing messages ("user_preferences webhook reference"). */
export function readPreference(preference: Fields, { address, contacts, at }: Source): Finding {
  const { category, value } = { category: preference['category'], value: preference['value'] }
  const given = wishes.get(value)
  if (category !== 'marketing_messages' || given === undefined)
    return ignored('A preference that is not about marketing messages.', preference)
  const who = named(preference, contacts)
  if (!who) return malformed('The preference names nobody ("wa_id", "user_id").', preference)
  return {
    kind: 'consent',
    ...address,
    externalId: `user_preferences:${fingerprint(preference)}`,
    person: who,
    topic: 'marketing',
    given,
    at: timeOf(preference['timestamp']) ?? at,
  }
}

const wishes: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  ['stop', false],
  ['resume', true],
  ['signup', true],
])

/** A name in the address book of the business's phone ("smb_app_state_sync webhook reference"). */
export function readSynced(item: Fields, { address, contacts, at }: Source): Finding {
  const contact = item['type'] === 'contact' ? record(item['contact']) : undefined
  if (!contact) return ignored('What the phone tells is about no contact.', item)
  const phone = digitsOf(contact['phone_number'])
  const who = person(phone, contact['user_id'], contacts)
  if (!who) return malformed('The contact has no "phone_number".', item)
  const full = words(contact['full_name'])?.trim() || words(contact['first_name'])?.trim() || null
  const { identities } = who
  return {
    kind: 'contact',
    ...address,
    externalId: `smb_app_state_sync:${fingerprint(item)}`,
    person: { identities, name: item['action'] === 'remove' ? null : full },
    at: timeOf(record(item['metadata'])?.['timestamp']) ?? at,
  }
}
