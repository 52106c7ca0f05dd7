import type { Parsed } from '@parley/core/ports/channel.ts'

import { readEntries } from '../kit/envelope.ts'
import { each, ignored, malformed, within, listOf, type Finding } from '../kit/finding.ts'
import { identifier, noIdentifier, record, type Fields } from '../kit/json.ts'
import { readItem } from './parse-item.ts'
import type { Source } from './source.ts'

export const object = 'instagram'

/** Reads a webhook of Instagram ("Webhooks: messaging"): each entry belongs to the account whose id it has. */
export function parse(body: unknown): Parsed {
  return readEntries(body, object, readEntry)
}

function readEntry(entry: Fields): readonly Finding[] {
  const accountKey = identifier(entry['id'])
  if (accountKey === undefined) return [malformed(noIdentifier('id', entry['id']), entry)]
  const source: Source = { accountKey, time: entry['time'], came: {} }
  const aside: Source = { ...source, came: { standby: true } }
  return [
    ...each(entry, 'messaging', (item) => readItem(item, source), beside),
    // Another app holds the thread; what is said there is the same.
    ...each(entry, 'standby', (item) => readItem(item, aside), beside),
    ...each(entry, 'changes', (change) => readChange(change, source), beside),
    ...readOwnChange(entry, source),
  ]
}

const beside = ['messaging', 'standby', 'changes', 'field', 'value']

/** A change may stand on the entry itself (Instagram Login). */
function readOwnChange(entry: Fields, source: Source): readonly Finding[] {
  if (entry['field'] === undefined) return []
  const { messaging: _m, standby: _s, changes: _c, ...alone } = entry
  return within(readChange({ field: entry['field'], value: entry['value'] }, source), () => alone)
}

function readChange(change: Fields, source: Source): readonly Finding[] {
  const field = identifier(change['field'])
  if (field === undefined) return [malformed(noIdentifier('field', change['field']), change)]
  const elsewhere = others.get(field)
  if (elsewhere !== undefined) return [ignored(elsewhere, change)]
  if (!messagingFields.has(field))
    return [ignored(`The field "${field}" says nothing that this version reads.`, change)]
  const item = record(change['value'])
  if (!item) return [malformed('"value" is not an object.', change)]
  const came = field === 'standby' ? ({ standby: true } as const) : source.came
  return within(listOf(readItem(item, { ...source, came })), () => change)
}

/** What happens in public, and is no message to the business. */
const others: ReadonlyMap<string, string> = new Map([
  ['comments', 'Somebody commented on a post.'],
  ['live_comments', 'Somebody commented on a live broadcast.'],
  ['mentions', 'Somebody mentioned the account in a post or a comment.'],
  ['story_insights', 'The figures of a story that has ended.'],
])

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
  'messaging_policy_enforcement',
  'response_feedback',
  'standby',
])
