import type { FileId, TemplateId } from './ids.ts'

/**
 * A message that the platform has approved, or is still to approve, for writing to customers outside the reply window.
 * It belongs to the business, so that all of its accounts share it.
 */
export interface Template {
  readonly id: TemplateId
  readonly channel: string
  /** What the channel calls the business. */
  readonly business: string
  /** The channel's own id; null until it has taken the template. */
  readonly externalId: string | null
  readonly name: string
  /** As the platform writes it: `en_US`. */
  readonly language: string
  readonly category: 'marketing' | 'utility' | 'authentication'
  readonly state: 'pending' | 'approved' | 'rejected' | 'paused' | 'disabled' | 'deleted'
  readonly quality: 'high' | 'medium' | 'low' | 'unknown'
  /** Why it is rejected, paused or disabled, in the platform's words. */
  readonly reason: string | null
  readonly parts: TemplateParts
  /** When the platform was last heard about it. */
  readonly heardAt: number
  readonly createdAt: number
  readonly version: number
}

export interface TemplateParts extends TemplateCard {
  readonly footer: string | null
  /** Side by side, each with its own picture and buttons. */
  readonly cards: readonly TemplateCard[]
}

export interface TemplateCard {
  readonly header:
    | { readonly kind: 'text'; readonly text: string }
    /** `example` is what the platform's reviewers see of it: a file of ours; nothing where that is not known here. */
    | { readonly kind: ExampleKind; readonly example?: FileId | undefined }
    | { readonly kind: 'location' }
    | null
  /** With its gaps: `{{1}}` or `{{first_name}}`. */
  readonly body: string
  readonly buttons: readonly TemplateButton[]
  /** An example for each gap of header and body, as the platform wants them for the review. */
  readonly examples: Readonly<Record<string, string>>
}

export type ExampleKind = 'image' | 'video' | 'document'

export interface TemplateButton {
  readonly kind: 'reply' | 'link' | 'phone' | 'copy_code' | 'flow' | 'contact_info' | 'other'
  readonly title: string
  /** The address (`https://example.com/{{1}}`), the number or the flow. */
  readonly value: string | null
}

/** What stands on a button; platforms write the words of one that copies a code themselves. */
export function titleOf({ kind, title }: Pick<TemplateButton, 'kind' | 'title'>): string {
  return kind === 'copy_code' && title === '' ? 'Copy code' : title
}

const gap = /\{\{\s*([a-z0-9_]+)\s*\}\}/g

/** The names or numbers of the gaps in a text, in their order, each once. */
export function gapsOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(gap)].map(([, name]) => name ?? ''))]
}

/** The text with its gaps filled; a gap that has nothing stays as it is. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(gap, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
  )
}

/** The headers of these parts that want an example. */
export function examplesOf(
  parts: TemplateParts,
): readonly { readonly kind: ExampleKind; readonly example?: FileId | undefined }[] {
  return [parts, ...parts.cards].flatMap(({ header }) =>
    header === null || header.kind === 'text' || header.kind === 'location' ? [] : [header],
  )
}

/** What the platform tells of a template, with the examples that only this hub knows. */
export function withKnownExamples(told: TemplateParts, known: TemplateParts): TemplateParts {
  return {
    ...told,
    header: knownHeader(told, known),
    cards: told.cards.map((card, at) => ({ ...card, header: knownHeader(card, known.cards[at]) })),
  }
}

function knownHeader(
  { header: told }: TemplateCard,
  known: TemplateCard | undefined,
): TemplateCard['header'] {
  const isSame = told?.kind !== 'text' && told?.kind === known?.header?.kind
  return isSame ? (known?.header ?? null) : told
}
