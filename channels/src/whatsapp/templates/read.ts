import type { Told } from '@parley/core/domain/decisions/template.ts'
import {
  gapsOf,
  type Template,
  type TemplateButton,
  type TemplateCard,
  type TemplateParts,
} from '@parley/core/domain/template.ts'

import { identifier, record, words, type Fields } from '../../kit/json.ts'

/** A template of a list; null without the id, name or language by which it would be known. */
export function readTemplate(item: Fields): Told | null {
  const externalId = identifier(item['id'])
  const name = identifier(item['name'])
  const language = identifier(item['language'])
  if (externalId === undefined || name === undefined || language === undefined) return null
  const reason = words(item['rejected_reason'])
  return {
    externalId,
    name,
    language,
    category: readCategory(item['category']),
    state: readState(item['status']),
    quality: readQuality(record(item['quality_score'])?.['score']),
    reason: reason === undefined || reason === 'NONE' ? null : reason,
    parts: readParts(item['components']),
  }
}

export function readCategory(value: unknown): Template['category'] {
  return value === 'UTILITY' ? 'utility' : value === 'AUTHENTICATION' ? 'authentication' : 'marketing'
}

const states: ReadonlyMap<unknown, Template['state']> = new Map<string, Template['state']>([
  ['APPROVED', 'approved'],
  ['REINSTATED', 'approved'],
  ['UNLOCKED', 'approved'],
  ['FLAGGED', 'approved'],
  ['REJECTED', 'rejected'],
  ['PAUSED', 'paused'],
  ['DISABLED', 'disabled'],
  ['LOCKED', 'disabled'],
  ['LIMIT_EXCEEDED', 'disabled'],
  ['PENDING_DELETION', 'deleted'],
  ['DELETED', 'deleted'],
  ['ARCHIVED', 'disabled'],
])

/** What may be sent is `approved`; what nobody knows is `pending`, so that it is not sent. */
export function readState(value: unknown): Template['state'] {
  return states.get(value) ?? 'pending'
}

export function readQuality(score: unknown): Template['quality'] {
  return score === 'GREEN' ? 'high' : score === 'YELLOW' ? 'medium' : score === 'RED' ? 'low' : 'unknown'
}

function readParts(components: unknown): TemplateParts {
  const all = recordsOf(components)
  const carousel = ofType(all, 'CAROUSEL')
  return {
    ...readCard(all),
    footer: words(ofType(all, 'FOOTER')?.['text']) ?? null,
    cards: recordsOf(carousel?.['cards']).map((card) => readCard(recordsOf(card['components']))),
  }
}

function readCard(components: readonly Fields[]): TemplateCard {
  const header = ofType(components, 'HEADER')
  const body = ofType(components, 'BODY')
  return {
    header: header ? readHeader(header) : null,
    body: words(body?.['text']) ?? '',
    buttons: recordsOf(ofType(components, 'BUTTONS')?.['buttons']).map(readButton),
    examples: { ...readExamples(header, 'header_text'), ...readExamples(body, 'body_text') },
  }
}

const headers: ReadonlyMap<unknown, 'image' | 'video' | 'document' | 'location'> = new Map([
  ['IMAGE', 'image'],
  ['VIDEO', 'video'],
  ['DOCUMENT', 'document'],
  ['LOCATION', 'location'],
] as const)

function readHeader(header: Fields): TemplateCard['header'] {
  const kind = headers.get(header['format'])
  return kind ? { kind } : { kind: 'text', text: words(header['text']) ?? '' }
}

const buttons: ReadonlyMap<unknown, readonly [kind: TemplateButton['kind'], value: string | null]> = new Map([
  ['QUICK_REPLY', ['reply', null]],
  ['URL', ['link', 'url']],
  ['PHONE_NUMBER', ['phone', 'phone_number']],
  ['COPY_CODE', ['copy_code', 'example']],
  ['FLOW', ['flow', 'flow_id']],
  ['REQUEST_CONTACT_INFO', ['contact_info', null]],
] as const)

function readButton(button: Fields): TemplateButton {
  const [kind, value] = buttons.get(button['type']) ?? ['other', null]
  const found = value === null ? undefined : button[value]
  const text = Array.isArray(found) ? words(found[0]) : (words(found) ?? identifier(found))
  return { kind, title: words(button['text']) ?? '', value: text ?? null }
}

/** Named examples say which gap they are for; the others come in the order of the gaps. */
function readExamples(
  component: Fields | undefined,
  list: 'header_text' | 'body_text',
): Record<string, string> {
  const example = record(component?.['example'])
  const named = recordsOf(example?.[`${list}_named_params`])
  if (named.length > 0) {
    return Object.fromEntries(
      named.map((one) => [words(one['param_name']) ?? '', words(one['example']) ?? '']),
    )
  }
  const given: unknown = example?.[list]
  const values: unknown = Array.isArray(given) && Array.isArray(given[0]) ? given[0] : given
  const gaps = gapsOf(words(component?.['text']) ?? '')
  if (!Array.isArray(values)) return {}
  return Object.fromEntries(gaps.map((name, at) => [name, words(values[at]) ?? '']))
}

function ofType(components: readonly Fields[], type: string): Fields | undefined {
  return components.find((component) => String(component['type']).toUpperCase() === type)
}

function recordsOf(value: unknown): readonly Fields[] {
  if (!Array.isArray(value)) return []
  return value.map((item) => record(item)).filter((item) => item !== undefined)
}
