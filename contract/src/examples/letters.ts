import { exampleId } from '../shapes.ts'
import type { Examples } from './example.ts'

const letter = {
  id: exampleId('dlq'),
  reason: 'exhausted' as const,
  detail: 'The endpoint answered 400, six times.',
  state: 'open' as const,
  about: 'notify',
  account_id: exampleId('acc'),
  endpoint_id: exampleId('end'),
  attempts: 6,
  correlation_id: 'b7a8f3a4-6c58-4f51-9a3e-0d6c1e5f2a10',
  created_at: '2026-11-21T08:00:00.000Z',
  closed_at: null,
}
const closedAt = '2026-11-21T09:00:00.000Z'
const replayed = { ...letter, state: 'replayed' as const, closed_at: closedAt }
const discarded = { ...letter, state: 'discarded' as const, closed_at: closedAt }

/** What came in for an account that nobody has connected. */
const unowned = {
  ...letter,
  reason: 'unrouted' as const,
  detail: 'No active whatsapp account has the key 106540352242922.',
  about: 'webhook',
  account_id: null,
  endpoint_id: null,
  attempts: 0,
}

const redrive = {
  id: exampleId('rdv'),
  total: 120,
  replayed: 80,
  left: 1,
  created_at: closedAt,
  finished_at: null,
}

const params = { letter_id: letter.id }

export const letterExamples = {
  listLetters: {
    query: { state: 'open', reason: 'exhausted', limit: 50 },
    answer: { data: [letter], next: null },
  },
  getLetter: {
    params,
    answer: {
      ...letter,
      payload: { kind: 'notify', event: exampleId('evt'), endpoint: exampleId('end') },
    },
  },
  replayLetter: { params, answer: replayed },
  discardLetter: { params, answer: discarded },
  replayLetters: {
    body: { reason: 'exhausted', endpoint_id: exampleId('end'), dry_run: false },
    answer: { count: 120, redrive: { ...redrive, replayed: 0, left: 0 } },
  },
  getRedrive: { params: { redrive_id: redrive.id }, answer: redrive },
  listUnownedLetters: { query: { state: 'open' }, answer: { data: [unowned], next: null } },
  getUnownedLetter: { params, answer: { ...unowned, payload: '{"object":"whatsapp_business_account"}' } },
  replayUnownedLetter: { params, answer: { ...unowned, state: 'replayed', closed_at: closedAt } },
  discardUnownedLetter: { params, answer: { ...unowned, state: 'discarded', closed_at: closedAt } },
} satisfies Partial<Examples>
