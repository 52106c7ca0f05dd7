import type { Parsed } from '@parley/core/ports/channel.ts'

import { readEntries } from '../kit/envelope.ts'
import { each, ignored, malformed, type Finding } from '../kit/finding.ts'
import { identifier, noIdentifier, record, type Fields } from '../kit/json.ts'
import { readItem } from './parse-item.ts'
import type { Source } from './parse-message.ts'

export const object = 'instagram'

/** Reads a webhook of Instagram ("Webhooks: messaging"): each entry belongs to the account whose id it has. */
export function parse(body: unknown): Parsed {
  return readEntries(body, object, readEntry)
}

function readEntry(entry: Fields): readonly Finding[] {
  const accountKey = identifier(entry['id'])
  if (accountKey === undefined) return [malformed(noIdentifier('id', entry['id']), entry)]
  if (accountKey === '0') return [ignored("A test from Meta's dashboard has arrived.", entry)]
  const source = { accountKey, time: entry['time'] }
  return [
    ...each(entry, 'messaging', (item) => readItem(item, source), lists),
    // Another app holds the thread; what is said there is the same.
    ...each(entry, 'standby', (item) => readItem(item, source), lists),
    ...each(entry, 'changes', (change) => readChange(change, source), lists),
  ]
}

const lists = ['messaging', 'standby', 'changes']

function readChange(change: Fields, source: Source): Finding {
  const field = identifier(change['field'])
  if (field === undefined) return malformed(noIdentifier('field', change['field']), change)
  if (!messagingFields.has(field)) return ignored(`The field "${field}" is about no message.`, change)
  const item = record(change['value'])
  if (!item) return malformed('"value" is not an object.', change)
  const found = readItem(item, source)
  return 'reason' in found ? { ...found, piece: change } : found
}

/** Fields whose `value` is an item like those of `messaging`: the older form, still used by tests of the dashboard. */
const messagingFields: ReadonlySet<string> = new Set([
  'messages',
  'message_echoes',
  'messaging_postbacks',
  'messaging_seen',
  'message_reactions',
  'message_edit',
  'messaging_referral',
  'messaging_handover',
  'messaging_optins',
  'standby',
])
