import type { Abilities, Framing, Sends } from '../abilities.ts'
import type { Cards, Contacts, Content, Filled, Header, List, Media, MediaKind, Request } from '../content.ts'
import type { ErrorCode } from '../error.ts'
import type { File } from '../file.ts'
import { bareType, givenTo } from '../rendition.ts'
import { measure, type TextLimit } from '../text-limit.ts'

export interface Refusal {
  readonly code: ErrorCode
  readonly detail: string
}

type Can = Pick<Abilities, 'text' | 'sends'>
type Refusals = Iterable<Refusal>

/** The first thing about a content that the channel cannot carry, naming the field, what was found, and what is allowed. */
export function misfit(content: Content<File>, can: Can): Refusal | null {
  for (const refusal of misfits(content, can)) return refusal
  return null
}

function* misfits(content: Content<File>, { text, sends }: Can): Refusals {
  switch (content.kind) {
    case 'text':
      return yield* long('content.text', content.text, text)
    case 'image':
    case 'video':
    case 'audio':
    case 'voice':
    case 'document':
    case 'sticker':
      return yield* ofMedia('content', content, sends)
    case 'album':
      return yield* ofAlbum(content.items, sends)
    case 'contacts':
      return yield* ofContacts(content, sends)
    case 'buttons':
      return yield* ofButtons(content, sends)
    case 'list':
      return yield* ofList(content, sends)
    case 'link':
      if (!sends.link) return yield cannot('link')
      yield* framed(content, sends.link, sends)
      return yield* longer('content.title', content.title, sends.link.title)
    case 'request':
      return yield* ofRequest(content, sends)
    case 'flow':
      if (!sends.flow) return yield cannot('flow')
      yield* long('content.text', content.text, sends.flow.text)
      return yield* longer('content.title', content.title, sends.flow.title)
    case 'cards':
      return yield* ofCards(content, sends)
    case 'template':
      return yield* ofTemplate(content, sends)
    case 'location':
    case 'reaction':
    case 'heart':
      if (!sends[content.kind]) yield cannot(content.kind)
      return undefined
    default:
      return yield cannot(content.kind)
  }
}

function* ofMedia(
  at: string,
  { kind, file, caption }: Omit<Media<File>, 'caption'> & { caption?: string | null },
  sends: Sends,
): Refusals {
  const limits = sends[kind]
  if (!limits) return yield cannot(kind)
  if (caption && !limits.caption)
    yield { code: 'not_supported', detail: `${at}.caption: this channel's ${kind} has none.` }
  if (caption && limits.caption) yield* long(`${at}.caption`, caption, limits.caption)
  // Of what lies at an address of somebody else's nothing is known; the channel looks at it itself.
  if (file.state !== 'stored' || givenTo(file, limits)) return
  const { types, maxBytes } = limits
  if (file.type !== null && !types.includes(bareType(file.type)))
    return yield {
      code: 'not_supported',
      detail: `${at}.file: the file is ${file.type}; as ${kind} this channel takes ${types.join(', ')}.`,
    }
  yield {
    code: 'not_supported',
    detail: `${at}.file: the file has ${file.size} bytes; as ${kind} this channel takes up to ${maxBytes}.`,
  }
}

function* ofAlbum(items: readonly Media<File>[], sends: Sends): Refusals {
  if (!sends.album) return yield cannot('album')
  yield* many('content.items', items, sends.album.most)
  for (const [index, item] of items.entries()) yield* ofMedia(`content.items[${index}]`, item, sends)
}

function* ofContacts({ cards }: Contacts, sends: Sends): Refusals {
  if (!sends.contacts) return yield cannot('contacts')
  yield* many('content.cards', cards, sends.contacts.most)
}

function* ofButtons(content: Extract<Content<File>, { kind: 'buttons' }>, sends: Sends): Refusals {
  const limits = sends.buttons?.[content.of]
  if (!limits) return yield cannot(`buttons of the kind ${content.of}`)
  yield* framed(content, limits, sends)
  yield* many('content.buttons', content.buttons, limits.most)
  for (const [index, { title, payload }] of content.buttons.entries()) {
    yield* longer(`content.buttons[${index}].title`, title, limits.title)
    yield* longer(`content.buttons[${index}].payload`, payload, limits.payload)
  }
  yield* alike(
    'content.buttons',
    'titles',
    content.buttons.map(({ title }) => title),
  )
  yield* alike(
    'content.buttons',
    'payloads',
    content.buttons.map(({ payload }) => payload),
  )
}

function* ofList(content: List, sends: Sends): Refusals {
  const limits = sends.list
  if (!limits) return yield cannot('list')
  yield* long('content.text', content.text, limits.text)
  yield* longer('content.header', content.header, limits.header)
  yield* longer('content.footer', content.footer, limits.footer)
  yield* longer('content.button', content.button, limits.button)
  yield* many('content.sections', content.sections, limits.sections)
  const rows = content.sections.flatMap((section) => section.rows)
  yield* many('content.sections[].rows (in all)', rows, limits.rows)
  yield* alike(
    'content.sections[].rows',
    'payloads',
    rows.map(({ payload }) => payload),
  )
  for (const [place, section] of content.sections.entries()) {
    const at = `content.sections[${place}]`
    yield* longer(`${at}.title`, section.title, limits.section)
    if (content.sections.length > 1 && !section.title)
      yield { code: 'invalid_request', detail: `${at}.title: each of several sections needs one.` }
    for (const [index, row] of section.rows.entries()) {
      yield* longer(`${at}.rows[${index}].title`, row.title, limits.title)
      yield* longer(`${at}.rows[${index}].payload`, row.payload, limits.payload)
      yield* longer(`${at}.rows[${index}].description`, row.description, limits.description)
    }
  }
}

function* ofRequest({ of, text, country }: Request, sends: Sends): Refusals {
  if (!sends.request?.of.includes(of)) return yield cannot(`request of ${of}`)
  yield* long('content.text', text, sends.request.text)
  if (of === 'address' && country === null)
    yield { code: 'invalid_request', detail: 'content.country: a request of an address needs it.' }
}

function* ofCards({ cards }: Cards<File>, sends: Sends): Refusals {
  const limits = sends.cards
  if (!limits) return yield cannot('cards')
  yield* many('content.cards', cards, limits.most)
  for (const [place, card] of cards.entries()) {
    const at = `content.cards[${place}]`
    yield* longer(`${at}.title`, card.title, limits.title)
    yield* longer(`${at}.subtitle`, card.subtitle, limits.subtitle)
    yield* many(`${at}.buttons`, card.buttons, limits.buttons)
    for (const [index, button] of card.buttons.entries()) {
      yield* longer(`${at}.buttons[${index}].title`, button.title, limits.buttonTitle)
      if (button.kind === 'reply')
        yield* longer(`${at}.buttons[${index}].payload`, button.payload, limits.payload)
    }
    if (card.image) yield* ofMedia(`${at}.image`, { kind: 'image', file: card.image }, sends)
    if (card.image && limits.imagesByLink && !card.image.source?.url)
      yield {
        code: 'not_supported',
        detail: `${at}.image: here this channel takes a picture by its link only.`,
      }
  }
}

function* ofTemplate(content: Extract<Content<File>, { kind: 'template' }>, sends: Sends): Refusals {
  if (!sends.template) return yield cannot('template')
  yield* ofFilled('content', content, sends)
  yield* many('content.cards', content.cards, sends.template.cards)
  for (const [index, card] of content.cards.entries()) yield* ofFilled(`content.cards[${index}]`, card, sends)
}

/** WhatsApp Cloud API, "Template messages": what fills a gap has no line breaks, tabs or four blanks in a row. */
function* ofFilled(at: string, { header, body }: Filled<File>, sends: Sends): Refusals {
  if (header && 'file' in header) yield* ofMedia(`${at}.header`, header, sends)
  for (const [gap, value] of Object.entries(body))
    if (/[\n\t]| {4}/.test(value))
      yield {
        code: 'invalid_request',
        detail: `${at}.body.${gap}: line breaks, tabs and four blanks in a row are not allowed.`,
      }
}

function* framed(
  { text, header, footer }: { text: string; header: Header<File> | null; footer: string | null },
  limits: Framing,
  sends: Sends,
): Refusals {
  yield* long('content.text', text, limits.text)
  if (header && !limits.header.some((kind: 'text' | MediaKind) => kind === header.kind))
    return yield {
      code: 'not_supported',
      detail: `content.header: ${header.kind} is not possible here; ${limits.header.join(', ') || 'nothing'} is.`,
    }
  if (header?.kind === 'text') yield* longer('content.header.text', header.text, limits.headerText)
  else if (header) yield* ofMedia('content.header', header, sends)
  if (footer && limits.footer === 0)
    return yield { code: 'not_supported', detail: 'content.footer: this channel has none here.' }
  yield* longer('content.footer', footer, limits.footer)
}

function* long(at: string, text: string, { max, unit }: TextLimit): Refusals {
  const found = measure(text, unit)
  if (found > max) yield { code: 'too_long', detail: `${at}: has ${found} ${unit}; ${max} are allowed.` }
}

function longer(at: string, text: string | null, max: number): Refusals {
  return long(at, text ?? '', { max, unit: 'characters' })
}

function* many(at: string, all: readonly unknown[], most: number): Refusals {
  if (all.length > most)
    yield { code: 'not_supported', detail: `${at}: there are ${all.length}; ${most} are allowed.` }
}

function* alike(at: string, what: string, all: readonly string[]): Refusals {
  if (new Set(all).size < all.length)
    yield { code: 'invalid_request', detail: `${at}: the ${what} must differ.` }
}

function cannot(what: string): Refusal {
  return { code: 'not_supported', detail: `content: this channel cannot send ${what}.` }
}
