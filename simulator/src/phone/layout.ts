import { z } from 'zod'

import type { Bubble, Card, Offer } from './answers.ts'

/** How something to tap stands in a bubble. */
export interface Layout extends Card {
  readonly cards: readonly LaidCard[]
  /** Rows that open at a tap, under the button's label. */
  readonly list?: { readonly label: string; readonly sections: readonly Section[] }
}

export interface LaidCard extends Card {
  /** Where the business has the card's picture. */
  readonly picture?: string
}

export interface Section {
  readonly title?: string
  readonly rows: readonly Offer[]
}

const line = z.object({ text: z.string().optional() }).optional()

const interactive = z.object({
  type: z.string(),
  header: line,
  body: line,
  footer: line,
  action: z.object({
    button: z.string().optional(),
    sections: z
      .array(
        z.object({ title: z.string().optional(), rows: z.array(z.object({ id: z.string() })).default([]) }),
      )
      .default([]),
    cards: z.array(z.object({ body: line })).default([]),
  }),
})

const element = z.object({
  title: z.string(),
  subtitle: z.string().optional(),
  image_url: z.string().optional(),
  buttons: z.array(z.unknown()).default([]),
})

const generic = z.object({
  attachments: z.tuple([
    z.object({ payload: z.object({ generic: z.object({ elements: z.array(element) }) }) }),
  ]),
})

/** The layout of what the business sent; undefined where there is nothing to lay out. */
export function layoutOf(bubble: Bubble): Layout | undefined {
  if (bubble.layout) return bubble.layout
  if (bubble.from !== 'business') return undefined
  if (bubble.type === 'interactive') return ofInteractive(bubble)
  return bubble.type === 'template' ? (ofGeneric(bubble) ?? plain(bubble)) : undefined
}

function ofInteractive(bubble: Bubble): Layout {
  const read = interactive.safeParse(bubble.detail).data
  if (!read) return plain(bubble)
  const { header, body, footer, action } = read
  const about = worded({ title: header?.text, body: body?.text, footer: footer?.text })
  if (read.type === 'carousel') {
    const cards = action.cards.map((card, at) => ({
      ...worded({ body: card.body?.text }),
      offers: bubble.offers.slice(at, at + 1),
    }))
    return { ...about, offers: [], cards }
  }
  if (read.type !== 'list') return { ...about, offers: bubble.offers, cards: [] }
  const sections = action.sections.map(({ title, rows }) => ({
    ...(title !== undefined && { title }),
    rows: bubble.offers.filter(({ id }) => rows.some((row) => row.id === id)),
  }))
  return { ...about, offers: [], cards: [], list: { label: action.button ?? 'Choose', sections } }
}

/** Instagram's cards; the bubble's offers are those of all cards in a row. */
function ofGeneric({ detail, offers }: Bubble): Layout | undefined {
  const read = generic.safeParse(detail).data
  if (!read) return undefined
  let next = 0
  const cards = read.attachments[0].payload.generic.elements.map((one) => ({
    ...worded({ title: one.title, body: one.subtitle, picture: one.image_url }),
    offers: offers.slice(next, (next += one.buttons.length)),
  }))
  return { offers: [], cards }
}

function plain({ text, offers }: Bubble): Layout {
  return { body: text, offers, cards: [] }
}

function worded<K extends string>(lines: Readonly<Record<K, string | undefined>>): { [P in K]?: string } {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Leaving keys out changes no value's type.
  return Object.fromEntries(Object.entries(lines).filter(([, text]) => text !== undefined)) as {
    [P in K]?: string
  }
}
