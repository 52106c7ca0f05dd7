import type { TemplateShape } from '@parley/contract/template.ts'
import type { FileId } from '@parley/core/domain/ids.ts'
import { gapsOf } from '@parley/core/domain/template.ts'

import type { DraftCard } from './cards.ts'

type Parts = TemplateShape['parts']
export type DraftButton = Parts['buttons'][number]

export type Heading = 'none' | NonNullable<Parts['header']>['kind']

/** A template while it is written. */
export interface Draft {
  readonly name: string
  readonly language: string
  readonly category: TemplateShape['category']
  readonly heading: Heading
  readonly header: string
  /** What the reviewers see as its heading. */
  readonly example: FileId | null
  readonly body: string
  readonly footer: string
  readonly buttons: readonly DraftButton[]
  readonly cards: readonly DraftCard[]
  readonly examples: Readonly<Record<string, string>>
}

export function draftOf(template: TemplateShape | null): Draft {
  if (template === null) {
    const empty = {
      heading: 'none',
      header: '',
      example: null,
      body: '',
      footer: '',
      buttons: [],
      cards: [],
      examples: {},
    } as const
    return { name: '', language: 'en', category: 'utility', ...empty }
  }
  const { name, language, category, parts } = template
  const { header, body, footer, buttons, cards, examples } = parts
  return {
    name,
    language,
    category,
    heading: header?.kind ?? 'none',
    header: header?.kind === 'text' ? header.text : '',
    example: header && 'example' in header ? (header.example ?? null) : null,
    body,
    footer: footer ?? '',
    buttons,
    cards,
    examples,
  }
}

/** What is handed in. */
export function partsOf(draft: Draft): Parts {
  const { body, footer, buttons, cards, examples } = draft
  return {
    header: headerOf(draft),
    body: body.trim(),
    footer: footer.trim() === '' ? null : footer.trim(),
    buttons,
    cards: cards.map((card) => ({ ...card, body: card.body.trim() })),
    examples,
  }
}

function headerOf({ heading, header, example }: Draft): Parts['header'] {
  const text = header.trim()
  if (heading === 'none' || (heading === 'text' && text === '')) return null
  if (heading === 'text') return { kind: 'text', text }
  if (heading === 'location') return { kind: 'location' }
  return example === null ? { kind: heading } : { kind: heading, example }
}

export function gapsOfDraft({ heading, header, body }: Draft): readonly string[] {
  return [...new Set([...gapsOf(heading === 'text' ? header : ''), ...gapsOf(body)])]
}
