import type { Content } from './content.ts'

/** More of a text is not looked at: only one that is empty for long would show more. */
const mostRead = 600

/** One line of what is said, for lists. */
export function preview(content: Content<unknown>): string {
  const line = lineOf(content)
  const start = line.slice(0, most)
  return uneven.test(start) ? line.slice(0, mostRead).replaceAll(/\s+/g, ' ').slice(0, most) : start
}

const most = 140
/** Most lines are shown as they are. */
const uneven = /\s\s|[^\S ]/

function lineOf(content: Content<unknown>): string {
  switch (content.kind) {
    case 'text':
    case 'choice':
    case 'form':
    case 'buttons':
    case 'list':
    case 'link':
    case 'request':
    case 'flow':
    case 'notice':
    case 'template':
      return content.text
    case 'location':
      return named('location', content.name ?? content.address)
    case 'contacts':
      return named('contact', content.cards[0]?.name)
    case 'order':
      return named('order', content.text)
    case 'share':
      return named(content.of, content.title)
    case 'cards':
      return named('cards', content.cards[0]?.title)
    case 'reaction':
      return content.emoji ?? ''
    case 'call':
      return `[call: ${content.state}]`
    case 'unsupported':
      return `[${content.type}]`
    case 'heart':
      return '❤️'
    case 'erased':
      return ''
    case 'deleted':
      return '[deleted]'
    default:
      return named(content.kind, content.caption)
  }
}

function named(kind: string, said: string | null | undefined): string {
  return said ? `[${kind}] ${said}` : `[${kind}]`
}
