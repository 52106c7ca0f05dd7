import { malformed, type Finding } from '../kit/finding.ts'
import { shortWords, words, type Fields } from '../kit/json.ts'
import { readHead, sidesOf, type Source } from './source.ts'

/** The customer has read everything up to a message ("messaging_seen"); who it was may be left out. */
export function readRead(read: Fields, item: Fields, source: Source): Finding {
  const head = readHead(read['mid'], item, source)
  return 'reason' in head ? head : { kind: 'read', ...head }
}

/** "message_reactions": taken back, a reaction may come without its emoji. */
export function readReaction(reaction: Fields, item: Fields, source: Source): Finding {
  const head = readHead(reaction['mid'], item, source)
  if ('reason' in head) return head
  const action = reaction['action']
  if (action !== 'react' && action !== 'unreact')
    return malformed('"action" is neither react nor unreact.', item)
  const shown = shortWords(reaction['emoji'], 64) ?? emojis.get(reaction['reaction']) ?? '❤️'
  const emoji = action === 'react' ? shown : null
  const { by, who } = sidesOf(item, source)
  return { kind: 'reaction', ...head, eventId: null, by, person: who, emoji }
}

/** The named reactions of the older form. */
const emojis: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  ['love', '❤️'],
  ['like', '👍'],
  ['dislike', '👎'],
  ['smile', '😆'],
  ['wow', '😮'],
  ['sad', '😢'],
  ['angry', '😠'],
])

/** "message_edit": at most five times; who it was may be left out. */
export function readEdit(edit: Fields, item: Fields, source: Source): Finding {
  const head = readHead(edit['mid'], item, source)
  if ('reason' in head) return head
  const text = words(edit['text'])
  if (text === undefined) return malformed('The edit has no "text".', item)
  const { by, who } = sidesOf(item, source)
  return { kind: 'edit', ...head, by, ...(who && { person: who }), content: { kind: 'text', text } }
}
