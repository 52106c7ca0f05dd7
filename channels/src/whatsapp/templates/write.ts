import {
  gapsOf,
  type TemplateButton,
  type TemplateCard,
  type TemplateParts,
} from '@parley/core/domain/template.ts'
import type { Examples } from '@parley/core/ports/templates.ts'

import { isNamed } from './rules.ts'

/** The `components` of a template, and whether its gaps have names ("Template components"). */
export function componentsOf(
  parts: TemplateParts,
  handles: Examples,
): {
  parameter_format: string
  components: readonly object[]
} {
  const named = isNamed(parts)
  return {
    parameter_format: named ? 'NAMED' : 'POSITIONAL',
    components: [
      ...headerOf(parts, named, handles),
      bodyOf(parts, named),
      ...(parts.footer === null ? [] : [{ type: 'FOOTER', text: parts.footer }]),
      ...buttonsOf(parts.buttons),
      ...(parts.cards.length === 0
        ? []
        : [{ type: 'CAROUSEL', cards: parts.cards.map((card) => cardOf(card, named, handles)) }]),
    ],
  }
}

function cardOf(card: TemplateCard, named: boolean, handles: Examples): object {
  const body = card.body === '' ? [] : [bodyOf(card, named)]
  return { components: [...headerOf(card, named, handles), ...body, ...buttonsOf(card.buttons)] }
}

function headerOf({ header, examples }: TemplateCard, named: boolean, handles: Examples): readonly object[] {
  if (header === null) return []
  if (header.kind === 'location') return [{ type: 'HEADER', format: 'LOCATION' }]
  if (header.kind !== 'text') {
    const handle = header.example && handles.get(header.example)
    const example = handle === undefined ? {} : { example: { header_handle: [handle] } }
    return [{ type: 'HEADER', format: header.kind.toUpperCase(), ...example }]
  }
  const { text } = header
  return [{ type: 'HEADER', format: 'TEXT', text, ...exampleOf('header_text', text, examples, named) }]
}

function bodyOf({ body, examples }: TemplateCard, named: boolean): object {
  return { type: 'BODY', text: body, ...exampleOf('body_text', body, examples, named) }
}

/** The body's examples are a list of lists: Meta once took several of each. */
function exampleOf(
  list: 'header_text' | 'body_text',
  text: string,
  examples: TemplateCard['examples'],
  named: boolean,
): object {
  const gaps = gapsOf(text)
  if (gaps.length === 0) return {}
  if (named) {
    const given = gaps.map((name) => ({ param_name: name, example: examples[name] ?? '' }))
    return { example: { [`${list}_named_params`]: given } }
  }
  const values = gaps.map((name) => examples[name] ?? '')
  return { example: { [list]: list === 'body_text' ? [values] : values } }
}

function buttonsOf(buttons: readonly TemplateButton[]): readonly object[] {
  return buttons.length === 0 ? [] : [{ type: 'BUTTONS', buttons: buttons.map(buttonOf) }]
}

function buttonOf({ kind, title, value }: TemplateButton): object {
  switch (kind) {
    case 'link': {
      const url = value ?? ''
      const open = gapsOf(url).length > 0 ? { example: [url.replaceAll(/\{\{.*?\}\}/g, 'example')] } : {}
      return { type: 'URL', text: title, url, ...open }
    }
    case 'phone':
      return { type: 'PHONE_NUMBER', text: title, phone_number: value }
    case 'copy_code':
      return { type: 'COPY_CODE', example: value }
    case 'flow':
      return { type: 'FLOW', text: title, flow_id: value }
    case 'contact_info':
      return { type: 'REQUEST_CONTACT_INFO', text: title }
    default:
      return { type: 'QUICK_REPLY', text: title }
  }
}
