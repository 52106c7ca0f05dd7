import { each, ignored, listOf, malformed, within, type Finding } from '../kit/finding.ts'
import { identifier, noIdentifier, record, type Fields } from '../kit/json.ts'
import { readNumberError } from './news-number.ts'
import { readCall } from './parse-call.ts'
import { readGroup } from './parse-group.ts'
import { readHandover } from './parse-handover.ts'
import { readHistory } from './parse-history.ts'
import { readEcho, readMessage } from './parse-message.ts'
import { readPreference, readSynced, readUserId } from './parse-person.ts'
import { readStatus } from './parse-status.ts'
import { digitsOf, readContacts } from './people.ts'
import type { FieldReader, Place } from './place.ts'
import type { Source } from './source.ts'

/** Fields whose value belongs to one phone number, which `metadata` names. Any of them may hold any of the lists. */
export const numberFields: ReadonlyMap<string, FieldReader> = new Map<string, FieldReader>([
  ['messages', (value, place) => readValue(value, place)],
  ['smb_message_echoes', (value, place) => readValue(value, place)],
  ['calls', (value, place) => readValue(value, place)],
  ['smb_app_state_sync', (value, place) => readValue(value, place)],
  ['user_preferences', (value, place) => readValue(value, place)],
  ['user_id_update', (value, place) => readValue(value, place)],
  ['group_lifecycle_update', (value, place) => readValue(value, place)],
  ['group_participants_update', (value, place) => readValue(value, place)],
  ['group_settings_update', (value, place) => readValue(value, place)],
  ['group_status_update', (value, place) => readValue(value, place)],
  // Media of the last days follow as messages of their own.
  ['history', (value, place) => readValue(value, place, { history: 'sent' })],
  ['standby', readStandby],
  ['messaging_handovers', readHandover],
])

/** The lists of values, and how an item of each is read. */
const lists: readonly (readonly [
  name: string,
  read: (item: Fields, source: Source) => Finding | readonly Finding[],
])[] = [
  ['messages', readMessage],
  ['message_echoes', readEcho],
  ['statuses', readStatus],
  ['errors', readNumberError],
  ['calls', readCall],
  ['history', readHistory],
  ['state_sync', readSynced],
  ['user_preferences', readPreference],
  ['user_id_update', readUserId],
  ['groups', readGroup],
  ['user_actions', (action) => ignored('The customer followed the link of a marketing message.', action)],
]
const names = lists.map(([name]) => name)

function readValue(
  value: Fields,
  { business, at }: Place,
  came: Source['came'] = {},
  inner: Fields = value,
): Finding | readonly Finding[] {
  const metadata = record(value['metadata'])
  const number = metadata?.['phone_number_id'] ?? business
  const accountKey = identifier(number)
  if (accountKey === undefined) return malformed(noIdentifier('phone_number_id', number), value)
  const source: Source = {
    address: business === undefined ? { accountKey } : { accountKey, business },
    contacts: readContacts(value['contacts'] ?? inner['contacts']),
    at,
    ownNumber: digitsOf(metadata?.['display_phone_number']),
    came,
  }
  let found: readonly Finding[] = []
  for (const [name, read] of lists) {
    if (inner[name] === undefined) continue
    const more = each(inner, name, (item) => read(item, source), names)
    found = found.length === 0 ? more : [...found, ...more]
  }
  return found
}

/** Another app holds the thread: the lists lie one level deeper. */
function readStandby(value: Fields, place: Place): Finding | readonly Finding[] {
  const inner = record(value['standby'])
  if (!inner) return malformed('"standby" is not an object.', value)
  return within(listOf(readValue(value, place, { standby: true }, inner)), (standby) => ({
    ...value,
    standby,
  }))
}
