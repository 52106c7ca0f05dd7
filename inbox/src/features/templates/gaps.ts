import type { TemplateShape } from '@parley/contract/template.ts'
import { gapsOf } from '@parley/core/domain/template.ts'

/** Something that a template leaves open, to be filled before it is sent. */
export interface Gap {
  /** `header`, `body:1`, `button:0`, and with a card in front: `card:0:body:1`. */
  readonly key: string
  readonly label: string
  readonly example: string
}

/** Whatever a template leaves open, in the order in which it is read. */
export function gapsIn({ parts }: Pick<TemplateShape, 'parts'>): readonly Gap[] {
  return [
    ...cardGaps(parts, '', ''),
    ...parts.cards.flatMap((card, at) => cardGaps(card, `card:${at}:`, `Card ${at + 1}: `)),
  ]
}

/** What fills the gaps until somebody does: the examples that the reviewers see. */
export function exampleValues(parts: TemplateShape['parts']): Readonly<Record<string, string>> {
  return Object.fromEntries(gapsIn({ parts }).map(({ key, example }) => [key, example]))
}

type Card = TemplateShape['parts']['cards'][number]

function cardGaps({ header, body, buttons, examples }: Card, at: string, before: string): readonly Gap[] {
  const words = (key: string, label: string, name: string): Gap => ({
    key: `${at}${key}`,
    label: `${before}${label}`,
    example: examples[name] ?? '',
  })
  const inHeader = header?.kind === 'text' ? gapsOf(header.text) : []
  return [
    ...inHeader.map((name) => words('header', 'Heading', name)),
    ...gapsOf(body).map((name) => words(`body:${name}`, titled(name), name)),
    ...buttons.flatMap(({ kind, title, value }, index) =>
      (kind === 'link' && gapsOf(value ?? '').length > 0) || kind === 'copy_code'
        ? [
            {
              key: `${at}button:${index}`,
              label: `${before}${kind === 'link' ? `End of the address of “${title}”` : 'Code to copy'}`,
              example: '',
            },
          ]
        : [],
    ),
  ]
}

/** `first_name` → `First name`, `1` → `Gap 1`. */
function titled(name: string): string {
  if (/^\d+$/.test(name)) return `Gap ${name}`
  return name.slice(0, 1).toUpperCase() + name.slice(1).replaceAll('_', ' ')
}

/** A file that a heading needs, which no text can fill. */
export interface FileGap {
  /** What stands before the keys of the part that it belongs to: nothing, or `card:0:`. */
  readonly at: string
  readonly label: string
  readonly kind: 'image' | 'video' | 'document' | 'location'
}

export function fileGapsIn({ parts }: TemplateShape): readonly FileGap[] {
  return [parts, ...parts.cards].flatMap(({ header }, place) => {
    if (header === null || header.kind === 'text') return []
    const { kind } = header
    return place === 0
      ? [{ at: '', label: `Heading: ${kind}`, kind }]
      : [{ at: `card:${place - 1}:`, label: `Card ${place}: ${kind}`, kind }]
  })
}

/** What fills the gaps of one part of a template: `at` is empty or `card:0:`. */
export function filled(values: Readonly<Record<string, string>>, at: string) {
  const under = (prefix: string) =>
    Object.fromEntries(
      Object.entries(values).flatMap(([key, value]) =>
        key.startsWith(at + prefix) ? [[key.slice(at.length + prefix.length), value.trim()]] : [],
      ),
    )
  return { header: values[`${at}header`]?.trim() ?? null, body: under('body:'), buttons: under('button:') }
}
