import type { Abilities, Framing } from '@parley/core/domain/abilities.ts'
import type { Content, Header, MediaKind } from '@parley/core/domain/content.ts'
import type { File } from '@parley/core/domain/file.ts'
import * as fc from 'fast-check'

import {
  contact,
  file,
  flow,
  list,
  mediaKinds,
  numbered,
  place,
  reaction,
  template,
} from './given-contents.ts'

type Said = fc.Arbitrary<Content<File>>

/** Contents of each kind that a channel says it can send, up to its limits. */
export function contentsWithin({ sends, text }: Abilities): readonly (readonly [string, Said])[] {
  const all: [string, Said | undefined][] = [
    ['text', fc.record({ kind: fc.constant('text'), text: letters(text.max) })],
    ...mediaKinds.map((kind): [string, Said | undefined] => [kind, mediaOf(kind, sends)]),
    ['album', albumOf(sends)],
    ['location', sends.location && fc.constant(place)],
    ['contacts', sends.contacts && fc.constant({ kind: 'contacts', cards: [contact] } as const)],
    ...(['reply', 'quick_reply'] as const).map((of): [string, Said | undefined] => [
      'buttons',
      buttonsOf(of, sends),
    ]),
    ['list', listOf(sends)],
    ['link', linkOf(sends)],
    ...(sends.request?.of ?? []).map((of): [string, Said] => [
      'request',
      fc.constant({ kind: 'request', of, text: 'Well?', country: 'IN' }),
    ]),
    ['flow', sends.flow && fc.constant({ ...flow, title: 'a'.repeat(sends.flow.title) })],
    ['cards', cardsOf(sends)],
    ['template', sends.template && fc.constant(template)],
    ['reaction', sends.reaction && fc.constantFrom(reaction('👍'), reaction('❤️'), reaction(null))],
    ['heart', sends.heart && fc.constant({ kind: 'heart' } as const)],
  ]
  return all.flatMap(([kind, contents]) => (contents ? [[kind, contents] as const] : []))
}

const letters = (most: number, least = 1): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom('a', 'b', 'ä', ' ', '.'), minLength: least, maxLength: most }).map(
    // A text within a limit of bytes has half as many letters at worst.
    (text) => text.slice(0, Math.max(least, Math.floor(most / 2))),
  )
const orNone = (most: number) => fc.option(letters(Math.max(most, 1)), { nil: null })

function mediaOf(kind: MediaKind, sends: Abilities['sends']): Said | undefined {
  const limits = sends[kind]
  if (!limits) return undefined
  const uploads = fc.record({
    type: fc.constantFrom(...limits.types),
    size: fc.integer({ min: 1, max: limits.maxBytes }),
  })
  return fc.record({
    kind: fc.constant(kind),
    file: uploads.map(file),
    caption: limits.caption ? orNone(limits.caption.max) : fc.constant(null),
  })
}

function albumOf(sends: Abilities['sends']): Said | undefined {
  if (!sends.album) return undefined
  const [kind = 'image'] = sends.album.of
  const item = { kind, file: file({ type: sends[kind]?.types[0] ?? null }), caption: null }
  const items = fc.array(fc.constant(item), { minLength: 2, maxLength: sends.album.most })
  return fc.record({ kind: fc.constant('album'), items, caption: fc.constant(null) })
}

function headerOf(limits: Framing, sends: Abilities['sends']): fc.Arbitrary<Header<File> | null> {
  const headers = limits.header.map((kind): Header<File> =>
    kind === 'text'
      ? { kind, text: 'a'.repeat(limits.headerText) }
      : { kind, file: file({ type: sends[kind]?.types[0] ?? null }) },
  )
  return fc.constantFrom(null, ...headers)
}

function framing(limits: Framing, sends: Abilities['sends']) {
  return {
    text: letters(limits.text.max),
    header: headerOf(limits, sends),
    footer: limits.footer === 0 ? fc.constant(null) : orNone(limits.footer),
  }
}

function buttonsOf(of: 'reply' | 'quick_reply', sends: Abilities['sends']): Said | undefined {
  const limits = sends.buttons?.[of]
  return (
    limits &&
    fc.record({
      kind: fc.constant('buttons'),
      of: fc.constant(of),
      ...framing(limits, sends),
      buttons: fc.integer({ min: 1, max: limits.most }).map(numbered),
    })
  )
}

function linkOf(sends: Abilities['sends']): Said | undefined {
  const limits = sends.link
  return (
    limits &&
    fc.record({
      kind: fc.constant('link'),
      ...framing(limits, sends),
      title: letters(limits.title),
      url: fc.constant('https://shop.example'),
    })
  )
}

function listOf(sends: Abilities['sends']): Said | undefined {
  return sends.list && fc.integer({ min: 1, max: sends.list.rows }).map((count) => list(numbered(count)))
}

function cardsOf(sends: Abilities['sends']): Said | undefined {
  const limits = sends.cards
  if (!limits) return undefined
  const buttons = numbered(limits.buttons).map((button) => ({ kind: 'reply', ...button }) as const)
  const cards = fc.array(
    fc.record({
      title: letters(limits.title),
      subtitle: orNone(limits.subtitle),
      image: fc.constant(null),
      url: fc.constant(null),
      buttons: fc.constant(buttons),
    }),
    { minLength: 1, maxLength: limits.most },
  )
  return fc.record({ kind: fc.constant('cards'), cards })
}
