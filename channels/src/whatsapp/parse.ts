import type { Parsed } from '@parley/core/ports/channel.ts'

import { readEntries } from '../kit/envelope.ts'
import { each, ignored, malformed, within, type Finding } from '../kit/finding.ts'
import { identifier, noIdentifier, record, type Fields } from '../kit/json.ts'
import { readEcho, readMessage } from './parse-message.ts'
import { readStatus } from './parse-status.ts'
import { readContacts } from './people.ts'

export const object = 'whatsapp_business_account'

/** Reads a webhook of the WhatsApp Cloud API ("Webhooks: components"): many entries, changes and messages at once. */
export function parse(body: unknown): Parsed {
  return readEntries(body, object, (entry) =>
    each(entry, 'changes', (change) => readChange(change, entry['id'])),
  )
}

function readChange(change: Fields, businessAccount: unknown): readonly Finding[] {
  const field = identifier(change['field'])
  if (field === undefined) return [malformed(noIdentifier('field', change['field']), change)]
  const place = fields.get(field)
  if (!place) return [ignored(`The field "${field}" is about no message.`, change)]
  const value = record(change['value'])
  const lists = value && place.listsOf(value)
  if (!lists) return [malformed(`"value" of the field "${field}" is not what is documented.`, change)]
  const number = record(value['metadata'])?.['phone_number_id'] ?? businessAccount
  const accountKey = identifier(number)
  if (accountKey === undefined) return [malformed(noIdentifier('phone_number_id', number), change)]
  const findings = readLists(lists, accountKey, value['contacts'] ?? lists['contacts'])
  return within(findings, (kept) => ({ ...change, value: place.putBack(value, kept) }))
}

interface Place {
  listsOf(value: Fields): Fields | undefined
  /** The value as if it held only these lists. */
  putBack(value: Fields, lists: unknown): unknown
}

const direct: Place = { listsOf: (value) => value, putBack: (_value, lists) => lists }

/** Where the lists of a field are. In `standby` (another app holds the thread) they lie one level deeper. */
const fields: ReadonlyMap<string, Place> = new Map([
  ['messages', direct],
  ['smb_message_echoes', direct],
  [
    'standby',
    {
      listsOf: (value) => record(value['standby']),
      putBack: (value, lists) => ({ ...value, standby: lists }),
    },
  ],
])

const lists = ['messages', 'message_echoes', 'statuses', 'errors']

function readLists(value: Fields, accountKey: string, contacts: unknown): readonly Finding[] {
  const source = { accountKey, contacts: readContacts(contacts) }
  return [
    ...each(value, 'messages', (message) => readMessage(message, source), lists),
    ...each(value, 'message_echoes', (echo) => readEcho(echo, source), lists),
    ...each(value, 'statuses', (status) => readStatus(status, accountKey), lists),
    ...each(value, 'errors', (error) => ignored('An error of the account, about no message.', error), lists),
  ]
}
