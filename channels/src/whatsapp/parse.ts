import type { Parsed } from '@parley/core/ports/channel.ts'

import { readEntries } from '../kit/envelope.ts'
import { each, ignored, malformed, type Finding } from '../kit/finding.ts'
import { identifier, noIdentifier, record, type Fields } from '../kit/json.ts'
import { readEcho, readMessage } from './parse-message.ts'
import { readStatus } from './parse-status.ts'
import { readContacts } from './people.ts'

export const object = 'whatsapp_business_account'

/** Reads a webhook of the WhatsApp Cloud API ("Webhooks: components"): many entries, changes and messages at once. */
export function parse(body: unknown): Parsed {
  return readEntries(body, object, (entry) =>
    each(entry['changes'], 'changes', (change) => readChange(change, entry['id'])),
  )
}

function readChange(change: Fields, businessAccount: unknown): readonly Finding[] {
  const field = identifier(change['field'])
  if (field === undefined) return [malformed(noIdentifier('field', change['field']), change)]
  const listsOf = fields.get(field)
  if (!listsOf) return [ignored(`The field "${field}" is about no message.`, change)]
  const value = record(change['value'])
  const lists = value && listsOf(value)
  if (!lists) return [malformed(`"value" of the field "${field}" is not what is documented.`, change)]
  const number = record(value['metadata'])?.['phone_number_id'] ?? businessAccount
  const accountKey = identifier(number)
  if (accountKey === undefined) return [malformed(noIdentifier('phone_number_id', number), change)]
  return readLists(lists, accountKey, value['contacts'] ?? lists['contacts'])
}

/** Where the lists of a field are. In `standby` (another app holds the thread) they lie one level deeper. */
const fields: ReadonlyMap<string, (value: Fields) => Fields | undefined> = new Map([
  ['messages', (value) => value],
  ['smb_message_echoes', (value) => value],
  ['standby', (value) => record(value['standby'])],
])

function readLists(lists: Fields, accountKey: string, contacts: unknown): readonly Finding[] {
  const source = { accountKey, contacts: readContacts(contacts) }
  return [
    ...each(lists['messages'], 'messages', (message) => readMessage(message, source)),
    ...each(lists['message_echoes'], 'message_echoes', (echo) => readEcho(echo, source)),
    ...each(lists['statuses'], 'statuses', (status) => readStatus(status, accountKey)),
    ...each(lists['errors'], 'errors', (error) =>
      ignored('An error of the account, about no message.', error),
    ),
  ]
}
