import type { TemplateShape } from '@parley/contract/template.ts'
import type { FileId } from '@parley/core/domain/ids.ts'
import { fill } from '@parley/core/domain/template.ts'

import type { Written } from '../outbox/outbox.ts'
import { filled } from './gaps.ts'

type Values = Readonly<Record<string, string>>
/** By the part whose heading they are (`FileGap.at`). */
export type Files = Readonly<Record<string, FileId>>
type Card = TemplateShape['parts']['cards'][number]

/** A template as it is sent, with what fills its gaps and the files of its headings. */
export function asWritten({ name, language, parts }: TemplateShape, values: Values, files: Files): Written {
  const cards = parts.cards.map((card, at) => useOf(card, values, `card:${at}:`, files))
  return {
    content: { kind: 'template', name, language, ...useOf(parts, values, '', files), cards },
    replyTo: null,
    shown: fill(parts.body, filled(values, '').body),
  }
}

function useOf({ header, buttons: offered }: Card, values: Values, at: string, files: Files) {
  const { header: heading, body, buttons } = filled(values, at)
  return {
    header: headerOf(header, heading, files[at]),
    body,
    buttons: Object.fromEntries(
      Object.entries(buttons).map(([place, value]) => [
        place,
        {
          kind: offered[Number(place)]?.kind === 'copy_code' ? ('copy_code' as const) : ('link' as const),
          value,
        },
      ]),
    ),
  }
}

function headerOf(header: Card['header'], heading: string | null, file: FileId | undefined) {
  if (header === null) return null
  if (header.kind === 'text')
    return heading ? { kind: 'text' as const, text: heading, ...gapName(header.text) } : null
  if (header.kind === 'location' || file === undefined) return null
  return { kind: header.kind, file: { file_id: file } }
}

function gapName(text: string): { name?: string } {
  const name = /\{\{\s*([a-z][a-z0-9_]*)\s*\}\}/.exec(text)?.[1]
  return name === undefined ? {} : { name }
}
