import {
  discardLetter,
  getLetter,
  listLetters,
  replayLetter,
  replayLetters,
} from '@parley/contract/letter.ts'

import { table, UsageError, type Command } from './command.ts'

/** What a business' work was given up on. */
export const deadLetters: readonly Command[] = [
  {
    name: 'dead-letters list',
    summary: 'What was given up on and is open, the latest first',
    takes: [],
    options: {},
    as: 'tenant',
    async run({ api }) {
      const page = await api(listLetters, { query: {} })
      const rows = page.data.map((one) => [one.id, one.created_at, one.reason, one.about, one.detail])
      return { text: table([['id', 'at', 'reason', 'about', 'detail'], ...rows]), json: page }
    },
  },
  {
    name: 'dead-letters show',
    summary: 'One dead letter with everything that was kept, also what people wrote',
    takes: ['id'],
    options: {},
    as: 'tenant',
    async run({ api, words }) {
      const letter = await api(getLetter, { params: paramsOf(words) })
      return { text: JSON.stringify(letter, null, 2), json: letter }
    },
  },
  {
    name: 'dead-letters replay',
    summary: 'Try one once more, or with "all" everything that is open',
    takes: ['id'],
    options: { 'dry-run': { type: 'boolean', help: 'with "all": only count' } },
    as: 'tenant',
    async run({ api, words, options }) {
      if (words[0] === 'all') {
        const many = await api(replayLetters, { body: { dry_run: options['dry-run'] === true } })
        const told = many.redrive ? `${many.count} are being replayed.` : `${many.count} would be replayed.`
        return { text: told, json: many }
      }
      const letter = await api(replayLetter, { params: paramsOf(words) })
      return { text: `${letter.id} is ${letter.state}.`, json: letter }
    },
  },
  {
    name: 'dead-letters discard',
    summary: 'Close one without trying it again',
    takes: ['id'],
    options: {},
    as: 'tenant',
    async run({ api, words }) {
      const letter = await api(discardLetter, { params: paramsOf(words) })
      return { text: `${letter.id} is ${letter.state}.`, json: letter }
    },
  },
]

function paramsOf([id = '']: readonly string[]): { letter_id: `dlq_${string}` } {
  if (!id.startsWith('dlq_')) throw new UsageError('The id of a dead letter starts with dlq_.')
  return { letter_id: `dlq_${id.slice(4)}` }
}
