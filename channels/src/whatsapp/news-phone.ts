import type { AccountNews } from '@parley/core/domain/account-news.ts'

import { malformed, type Finding } from '../kit/finding.ts'
import { identifier, noIdentifier, words, type Fields } from '../kit/json.ts'
import { health, type Origin } from '../kit/news.ts'
import { limit } from './news-business.ts'
import { digitsOf } from './people.ts'

type Level = Extract<AccountNews, { kind: 'health' }>['level']
type Line = readonly [Level, string]

/** "phone_number_quality_update": how much a number may send, and how customers like it. */
export function readNumberQuality(value: Fields, origin: Origin): Finding {
  const event = identifier(value['event'])
  if (event === undefined) return malformed(noIdentifier('event', value['event']), value)
  const cap = value['max_daily_conversations_per_business'] ?? value['current_limit']
  const now = cap === undefined ? '' : ` The limit is ${limit(cap)} people a day.`
  const [level, said] = qualities.get(event) ?? ['notice', `WhatsApp reports ${event}.`]
  return ofNumber(value, origin, 'quality', [level, `${said}${now}`])
}

const qualities: ReadonlyMap<string, Line> = new Map<string, Line>([
  ['ONBOARDING', ['fine', 'The number is set up.']],
  ['THROUGHPUT_UPGRADE', ['fine', 'The number may send faster.']],
  ['UPGRADE', ['fine', 'The number may write to more people.']],
  ['UNFLAGGED', ['fine', 'The quality of the number is good again.']],
  [
    'FLAGGED',
    [
      'warning',
      'Customers block or report the number: its quality is low. Send less, and only what was asked for.',
    ],
  ],
  ['DOWNGRADE', ['warning', 'The number may write to fewer people, because its quality was low.']],
])

/** "phone_number_name_update": the review of a display name. */
export function readNumberName(value: Fields, origin: Origin): Finding {
  const decision = identifier(value['decision'])
  if (decision === undefined) return malformed(noIdentifier('decision', value['decision']), value)
  const name = words(value['requested_verified_name']) ?? 'that was asked for'
  const why = words(value['rejection_reason'])
  const reason = why === undefined || why === 'NONE' ? '' : ` (${why})`
  const line: Line =
    decision === 'APPROVED'
      ? ['fine', `The display name ${name} is approved.`]
      : decision === 'REJECTED'
        ? [
            'warning',
            `The display name ${name} is rejected${reason}. Choose another one in WhatsApp Manager.`,
          ]
        : ['notice', `The review of the display name ${name} says ${decision}.`]
  return ofNumber(value, origin, 'name', line)
}

/** "security": the PIN of two-step verification. */
export function readSecurity(value: Fields, origin: Origin): Finding {
  const event = identifier(value['event'])
  if (event === undefined) return malformed(noIdentifier('event', value['event']), value)
  return ofNumber(value, origin, 'security', pins.get(event) ?? ['notice', `WhatsApp reports ${event}.`])
}

const pins: ReadonlyMap<string, Line> = new Map<string, Line>([
  ['PIN_CHANGED', ['notice', 'Somebody changed the PIN of two-step verification.']],
  [
    'PIN_RESET_REQUEST',
    [
      'warning',
      'Somebody asks to switch off two-step verification. If it was none of you, change the PIN in WhatsApp Manager.',
    ],
  ],
  [
    'PIN_RESET_SUCCESS',
    ['notice', 'Two-step verification was switched off. Set a new PIN in WhatsApp Manager.'],
  ],
  [
    'PIN_REQUEST_SUCCESS',
    ['notice', 'Two-step verification was switched off. Set a new PIN in WhatsApp Manager.'],
  ],
])

/** "business_username_updates". */
export function readUsername(value: Fields, origin: Origin): Finding {
  const [name, status] = [words(value['username']), words(value['status']) ?? 'changed']
  const said = name === undefined ? `The user name is ${status}.` : `The user name ${name} is ${status}.`
  return ofNumber(value, origin, 'username', ['notice', said])
}

/** Numbers of one business have their lines apart. */
function ofNumber(value: Fields, origin: Origin, topic: string, [level, said]: Line): Finding {
  const number = digitsOf(value['display_phone_number'])
  if (number === undefined) return health(origin, value, topic, [level, said])
  return health(origin, value, `${topic}:${number}`, [level, `${said} (+${number})`])
}
