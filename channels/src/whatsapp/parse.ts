import type { Parsed } from '@parley/core/ports/channel.ts'

import { readEntries } from '../kit/envelope.ts'
import { each, ignored, listOf, malformed, within, type Finding } from '../kit/finding.ts'
import { identifier, noIdentifier, record, type Fields } from '../kit/json.ts'
import { timeOf } from '../kit/time.ts'
import { businessFields } from './news-fields.ts'
import { numberFields } from './number-fields.ts'
import type { Place } from './place.ts'

export const object = 'whatsapp_business_account'

/** Reads a webhook of the WhatsApp Cloud API ("Webhooks: components"): many entries, changes and messages at once. */
export function parse(body: unknown, cameAt: number): Parsed {
  return readEntries(body, object, (entry) => {
    const place = { business: identifier(entry['id']), at: timeOf(entry['time']) ?? cameAt }
    return each(entry, 'changes', (change) => readChange(change, place))
  })
}

function readChange(change: Fields, place: Place): Finding | readonly Finding[] {
  const field = identifier(change['field'])
  if (field === undefined) return malformed(noIdentifier('field', change['field']), change)
  const read = numberFields.get(field) ?? businessFields.get(field)
  if (!read) return ignored(`The field "${field}" says nothing that this version reads.`, change)
  const value = record(change['value'])
  if (!value) return malformed(`"value" of the field "${field}" is not what is documented.`, change)
  return within(listOf(read(value, place)), (kept) => ({ ...change, value: kept }))
}
