import type { Finding } from '../kit/finding.ts'
import { identifier, record, shortWords, type Fields } from '../kit/json.ts'
import { readContent } from './content.ts'
import type { Happening } from './source.ts'
import { readSystem } from './system.ts'

type Read = (message: Fields, happening: Happening) => Finding | readonly Finding[] | null

/** Types of messages that say something about another message or a person; null if they do not say what. */
export const happenings: ReadonlyMap<unknown, Read> = new Map<unknown, Read>([
  ['reaction', readReaction],
  ['edit', readEdit],
  ['revoke', readRevoke],
  ['system', readSystem],
])

/** No emoji, or an empty one, takes the reaction back ("reaction messages webhook reference"). */
function readReaction(message: Fields, { head, by, who, source }: Happening): Finding | null {
  const reaction = record(message['reaction'])
  const target = identifier(reaction?.['message_id'])
  const shown = reaction?.['emoji'] ?? ''
  if (target === undefined || typeof shown !== 'string') return null
  const emoji = shortWords(shown, 64) ?? null
  const { history } = source.came
  const past = history === undefined ? {} : { history }
  return {
    kind: 'reaction',
    ...head,
    externalId: target,
    eventId: head.externalId,
    by,
    person: who,
    emoji,
    ...past,
  }
}

function readEdit(message: Fields, { head, by, who }: Happening): Finding | null {
  const edit = record(message['edit'])
  const target = identifier(edit?.['original_message_id'])
  const said = record(edit?.['message'])
  if (target === undefined || !said) return null
  const content = readContent(said)
  return { kind: 'edit', ...head, externalId: target, by, ...(who && { person: who }), content }
}

function readRevoke(message: Fields, { head, by, who }: Happening): Finding | null {
  const target = identifier(record(message['revoke'])?.['original_message_id'])
  if (target === undefined) return null
  return { kind: 'deletion', ...head, externalId: target, by, ...(who && { person: who }) }
}
