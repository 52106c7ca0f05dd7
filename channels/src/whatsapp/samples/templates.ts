import type { AccountNews } from '@parley/core/domain/account-news.ts'

import { fingerprint } from '../../kit/digest.ts'
import type { Sample } from '../../kit/sample.ts'
import { business, news, newsAt } from './envelope.ts'

const template = {
  message_template_id: 1_689_556_908_129_832,
  message_template_name: 'order_confirmation',
  message_template_language: 'en-US',
}
const known = { externalId: '1689556908129832', name: 'order_confirmation', language: 'en-US' }

function told(value: object, said: AccountNews) {
  const externalId = `${said.kind}:${fingerprint(value)}`
  return {
    kind: 'account',
    scope: 'business',
    accountKey: business,
    externalId,
    news: said,
    at: newsAt,
  } as const
}

type Moved = Omit<Extract<AccountNews, { kind: 'template' }>, 'kind' | 'externalId'>

function moved(field: string, said: object, now: Moved, ...more: readonly AccountNews[]): Sample {
  const value = { ...template, ...said }
  const all = [{ kind: 'template', ...known, ...now } as const, ...more]
  return {
    name: `${field}: ${JSON.stringify(said)}`,
    body: news(field, value),
    events: all.map((each) => told(value, each)),
  }
}

const status = (said: object, now: Moved): Sample => moved('message_template_status_update', said, now)

/** What becomes of templates. */
export const templateSamples: readonly Sample[] = [
  status({ event: 'APPROVED', reason: 'NONE' }, { state: 'approved', reason: null }),
  status(
    { event: 'APPROVED', reason: null, message_template_category: 'UTILITY' },
    { state: 'approved', reason: null, category: 'utility' },
  ),
  status({ event: 'REJECTED', reason: 'INVALID_FORMAT' }, { state: 'rejected', reason: 'INVALID_FORMAT' }),
  status(
    {
      event: 'REJECTED',
      reason: 'INVALID_FORMAT',
      rejection_info: { reason: 'A gap stands at the end.', recommendation: 'Put words after it.' },
    },
    { state: 'rejected', reason: 'A gap stands at the end. Put words after it.' },
  ),
  status({ event: 'PENDING' }, { state: 'pending', reason: null }),
  status({ event: 'IN_APPEAL' }, { state: 'pending', reason: null }),
  status(
    {
      event: 'PAUSED',
      reason: 'NONE',
      other_info: { title: 'FIRST_PAUSE', description: 'Paused for 3 hours.' },
    },
    { state: 'paused', reason: 'Paused for 3 hours.' },
  ),
  status(
    { event: 'DISABLED', other_info: { title: 'DISABLED' }, disable_info: { disable_date: 'DATE' } },
    { state: 'disabled', reason: 'DISABLED' },
  ),
  status({ event: 'FLAGGED', reason: 'NONE' }, { state: 'approved', reason: null }),
  status({ event: 'REINSTATED' }, { state: 'approved', reason: null }),
  status({ event: 'LOCKED' }, { state: 'disabled', reason: null }),
  status({ event: 'UNLOCKED' }, { state: 'approved', reason: null }),
  status({ event: 'LIMIT_EXCEEDED' }, { state: 'disabled', reason: null }),
  status({ event: 'PENDING_DELETION' }, { state: 'deleted', reason: null }),
  status({ event: 'DELETED' }, { state: 'deleted', reason: null }),
  status({ event: 'ARCHIVED' }, { state: 'disabled', reason: null }),
  moved(
    'message_template_quality_update',
    { previous_quality_score: 'GREEN', new_quality_score: 'YELLOW' },
    { quality: 'medium' },
  ),
  moved('message_template_components_update', { message_template_element: 'Thank you, {{1}}.' }, {}),
  moved(
    'template_category_update',
    { new_category: 'UTILITY', correct_category: 'MARKETING', category_update_timestamp: 1_749_502_800 },
    { category: 'utility' },
    {
      kind: 'health',
      topic: 'category:1689556908129832',
      level: 'notice',
      detail:
        'Meta makes the template order_confirmation MARKETING on 2025-06-09; ask for a review if that is wrong.',
    },
  ),
  moved(
    'template_category_update',
    { previous_category: 'UTILITY', new_category: 'MARKETING' },
    { category: 'marketing' },
    {
      kind: 'health',
      topic: 'category:1689556908129832',
      level: 'fine',
      detail: 'order_confirmation has its new category.',
    },
  ),
  {
    name: 'an id of 17 digits comes as a text, since a number does not hold it',
    body: news('message_template_status_update', {
      event: 'APPROVED',
      message_template_id: '16895569081298325',
    }),
    events: [
      told(
        { event: 'APPROVED', message_template_id: '16895569081298325' },
        { kind: 'template', externalId: '16895569081298325', state: 'approved', reason: null },
      ),
    ],
  },
]
