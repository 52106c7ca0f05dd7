import type { Person } from '@parley/core/domain/customer.ts'
import type { ReportedStatus } from '@parley/core/domain/status.ts'

import { each, malformed, type Finding } from '../kit/finding.ts'
import { numeric, record, type Fields } from '../kit/json.ts'
import { news } from '../kit/news.ts'
import { readBetween } from './parse-message.ts'
import { readError } from './parse-status.ts'
import { digitsOf, person, usernameOf } from './people.ts'
import type { Source } from './source.ts'

/**
 * A chunk of what was written before the account was connected, and how far the import has come; or why there is none
 * ("history webhook reference").
 */
export function readHistory(chunk: Fields, source: Source): readonly Finding[] {
  return [
    ...each(chunk, 'threads', (thread) => readThread(thread, source), around),
    ...each(chunk, 'errors', (error) => readRefusal(error, source), around),
    ...readProgress(chunk, source),
  ]
}

const around = ['metadata', 'threads', 'errors']

function readThread(thread: Fields, source: Source): Finding | readonly Finding[] {
  const context = record(thread['context'])
  const customer = person(
    thread['id'] ?? context?.['wa_id'],
    context?.['user_id'],
    source.contacts,
    context?.['parent_user_id'],
  )
  if (!customer) return malformed('The thread names no customer ("id", "context").', thread)
  const username = usernameOf(context?.['username'])
  const who = username === undefined ? customer : { ...customer, username }
  return each(thread, 'messages', (message) => readPast(message, thread, who, source))
}

/** Who wrote is told by the number: the customer's or the business's own. */
function readPast(
  message: Fields,
  thread: Fields,
  customer: Person,
  source: Source,
): Finding | readonly Finding[] {
  const told = record(message['history_context'])?.['status']
  const past = { ...source, came: { history: statuses.get(told) ?? 'sent' } }
  return readBetween(
    message,
    past,
    isTheirs(message, thread, source) ? 'customer' : 'business',
    () => customer,
  )
}

const statuses: ReadonlyMap<unknown, ReportedStatus> = new Map<unknown, ReportedStatus>([
  ['SENT', 'sent'],
  ['PENDING', 'sent'],
  ['DELIVERED', 'delivered'],
  ['READ', 'read'],
  ['PLAYED', 'read'],
  ['ERROR', 'failed'],
])

function isTheirs(message: Fields, thread: Fields, { ownNumber }: Source): boolean {
  const from = digitsOf(message['from'])
  if (from !== undefined && from === digitsOf(thread['id'])) return true
  if (from !== undefined && from === ownNumber) return false
  return message['to'] === undefined && message['to_user_id'] === undefined
}

function readRefusal(error: Fields, { address, at }: Source): Finding {
  const { code, detail } = readError(error)
  const refused =
    code === declined
      ? 'The owner of the number did not agree to share earlier messages.'
      : `Earlier messages do not come: ${detail ?? `error ${code ?? 'without a code'}`}`
  return news({ scope: 'account', ...address, at }, error, { kind: 'history', progress: 0, refused })
}

/** "Coexistence": the owner turned sharing off. */
const declined = '2593109'

function readProgress(chunk: Fields, { address, at }: Source): readonly Finding[] {
  const metadata = record(chunk['metadata'])
  const progress = numeric(metadata?.['progress'])
  if (!metadata || progress === undefined || progress < 0 || progress > 100) return []
  const origin = { scope: 'account', ...address, at } as const
  return [news(origin, metadata, { kind: 'history', progress: Math.round(progress), refused: null })]
}
