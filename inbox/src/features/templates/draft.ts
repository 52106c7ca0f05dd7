import type { TemplateShape } from '@parley/contract/template.ts'
import { gapsOf } from '@parley/core/domain/template.ts'

type Parts = TemplateShape['parts']
export type DraftButton = Parts['buttons'][number]

/** A template while it is written. */
export interface Draft {
  readonly name: string
  readonly language: string
  readonly category: TemplateShape['category']
  readonly header: string
  readonly body: string
  readonly footer: string
  readonly buttons: readonly DraftButton[]
  readonly examples: Readonly<Record<string, string>>
}

export function draftOf(template: TemplateShape | null): Draft {
  if (template === null) {
    const empty = { header: '', body: '', footer: '', buttons: [], examples: {} }
    return { name: '', language: 'en', category: 'utility', ...empty }
  }
  const { name, language, category, parts } = template
  const { header, body, footer, buttons, examples } = parts
  const heading = header?.kind === 'text' ? header.text : ''
  return { name, language, category, header: heading, body, footer: footer ?? '', buttons, examples }
}

/** What is handed in; a heading that is no text, and cards, stay as they are. */
export function partsOf(
  { header, body, footer, buttons, examples }: Draft,
  before: TemplateShape | null,
): Parts {
  const kept = before?.parts.header?.kind === 'text' ? null : (before?.parts.header ?? null)
  return {
    header: header.trim() === '' ? kept : { kind: 'text', text: header.trim() },
    body: body.trim(),
    footer: footer.trim() === '' ? null : footer.trim(),
    buttons,
    cards: before?.parts.cards ?? [],
    examples,
  }
}

export function gapsOfDraft({ header, body }: Draft): readonly string[] {
  return [...new Set([...gapsOf(header), ...gapsOf(body)])]
}
