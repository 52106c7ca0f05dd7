import type { Content } from './content.ts'

/**
 * Whether an echo says what we had sent, as far as channels repeat it: files come back under other addresses, and what
 * can be tapped often as its text alone. What the channel repeats in no readable form may be anything but words and files.
 */
export function isSame(sent: Content<unknown>, echoed: Content<unknown>): boolean {
  const words = wordsOf(sent)
  if (words !== null && words === wordsOf(echoed)) return true
  if (echoed.kind === 'unsupported') return sent.kind === 'cards' || isTapped(sent)
  return familyOf(sent) === familyOf(echoed) && marksOf(sent) === marksOf(echoed)
}

/** Whether nothing but its kind tells it from others: a file without words under it. */
export function saysNothing(content: Content<unknown>): boolean {
  return content.kind === 'album' || marksOf(content) === ''
}

/** The text that stands above everything else; null for what has none. */
function wordsOf(content: Content<unknown>): string | null {
  return content.kind === 'text' || content.kind === 'template' || isTapped(content) ? content.text : null
}

function isTapped(
  content: Content<unknown>,
): content is Extract<Content<unknown>, { kind: 'buttons' | 'list' | 'link' | 'request' | 'flow' }> {
  return ['buttons', 'list', 'link', 'request', 'flow'].includes(content.kind)
}

/** A voice note is a sound to some channels. */
function familyOf({ kind }: Content<unknown>): string {
  return kind === 'voice' ? 'audio' : kind
}

/** What tells two of a kind apart. */
function marksOf(content: Content<unknown>): string {
  switch (content.kind) {
    case 'text':
    case 'buttons':
    case 'list':
    case 'link':
    case 'request':
    case 'flow':
      return content.text
    case 'template':
      return `${content.name} ${content.language} ${JSON.stringify(content.body)}`
    case 'location':
      return `${content.latitude.toFixed(5)} ${content.longitude.toFixed(5)}`
    case 'contacts':
      return JSON.stringify(content.cards.map(({ name }) => name))
    case 'cards':
      return JSON.stringify(content.cards.map(({ title }) => title))
    case 'reaction':
      return `${content.to} ${content.emoji}`
    case 'album':
      return `${content.items.length}`
    case 'image':
    case 'video':
    case 'audio':
    case 'voice':
    case 'document':
    case 'sticker':
      return content.caption ?? ''
    default:
      return ''
  }
}
