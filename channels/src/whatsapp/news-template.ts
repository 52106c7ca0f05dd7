import type { AccountNews } from '@parley/core/domain/account-news.ts'

import { malformed, type Finding } from '../kit/finding.ts'
import { identifier, noIdentifier, record, words, type Fields } from '../kit/json.ts'
import { health, news, type Origin } from '../kit/news.ts'
import { dayOf, timeOf } from '../kit/time.ts'
import { readCategory, readQuality, readState } from './templates/read.ts'

type Moved = Omit<Extract<AccountNews, { kind: 'template' }>, 'kind' | 'externalId'>

/** "message_template_status_update": the outcome of a review, a pause, an end. */
export function readTemplateStatus(value: Fields, origin: Origin): Finding {
  const state = readState(value['event'])
  const category = value['message_template_category']
  return moved(value, origin, {
    state,
    reason: state === 'approved' ? null : reasonOf(value),
    ...(category === undefined ? {} : { category: readCategory(category) }),
  })
}

/** "message_template_quality_update". */
export function readTemplateQuality(value: Fields, origin: Origin): Finding {
  return moved(value, origin, { quality: readQuality(value['new_quality_score']) })
}

/** "message_template_components_update": its words are others now, and come with the next sync. */
export function readTemplateComponents(value: Fields, origin: Origin): Finding {
  return moved(value, origin, {})
}

/**
 * "template_category_update": a day ahead `new_category` is still the category of today, and `correct_category` the one
 * that comes; once it has come, `new_category` is that one.
 */
export function readTemplateCategory(value: Fields, origin: Origin): Finding | readonly Finding[] {
  const now = value['new_category']
  const found = moved(value, origin, now === undefined ? {} : { category: readCategory(now) })
  if ('reason' in found) return found
  const [name, comes] = [
    words(value['message_template_name']) ?? 'A template',
    words(value['correct_category']),
  ]
  const when = timeOf(value['category_update_timestamp'])
  const day = when === undefined ? 'soon' : `on ${dayOf(when)}`
  const line =
    comes === undefined
      ? (['fine', `${name} has its new category.`] as const)
      : ([
          'notice',
          `Meta makes the template ${name} ${comes} ${day}; ask for a review if that is wrong.`,
        ] as const)
  return [found, health(origin, value, `category:${idOf(value) ?? ''}`, line)]
}

function moved(value: Fields, origin: Origin, said: Moved): Finding {
  const externalId = idOf(value)
  if (externalId === undefined)
    return malformed(noIdentifier('message_template_id', value['message_template_id']), value)
  const name = identifier(value['message_template_name'])
  const language = identifier(value['message_template_language'])
  return news(origin, value, {
    kind: 'template',
    externalId,
    ...(name === undefined ? {} : { name }),
    ...(language === undefined ? {} : { language }),
    ...said,
  })
}

function idOf(value: Fields): string | undefined {
  return identifier(value['message_template_id'])
}

/** The most exact words that there are. */
function reasonOf(value: Fields): string | null {
  const [rejected, other] = [record(value['rejection_info']), record(value['other_info'])]
  const said = [
    rejected?.['reason'],
    rejected?.['recommendation'],
    other?.['description'] ?? other?.['title'],
  ]
  const exact = said.map(words).filter((text) => text !== undefined)
  if (exact.length > 0) return exact.join(' ')
  const reason = words(value['reason'])
  return reason === undefined || reason === 'NONE' ? null : reason
}
