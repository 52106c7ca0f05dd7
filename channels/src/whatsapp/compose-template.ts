import type { ButtonValue, Filled, TemplateUse } from '@parley/core/domain/content.ts'
import type { OutgoingFile } from '@parley/core/ports/channel.ts'

import { mediaOf, placeOf } from './compose-parts.ts'

/** The `template` object (WhatsApp Cloud API, "Template messages"): what fills the gaps, part by part. */
export function template(use: TemplateUse<OutgoingFile>): object {
  const carousel = use.cards.map((card, index) => ({ card_index: index, components: partsOf(card) }))
  const components = [
    ...partsOf(use),
    ...(carousel.length === 0 ? [] : [{ type: 'carousel', cards: carousel }]),
  ]
  return {
    name: use.name,
    language: { code: use.language },
    ...(components.length === 0 ? {} : { components }),
  }
}

function partsOf({ header, body, buttons }: Filled<OutgoingFile>): readonly object[] {
  const gaps = inOrder(body)
  return [
    ...(header ? [{ type: 'header', parameters: [headerOf(header)] }] : []),
    ...(gaps.length === 0
      ? []
      : [{ type: 'body', parameters: gaps.map(([gap, text]) => textOf(gap, text)) }]),
    ...Object.entries(buttons).map(([index, button]) => buttonOf(index, button)),
  ]
}

function headerOf(header: NonNullable<Filled<OutgoingFile>['header']>): object {
  if (header.kind === 'text') return textOf(header.name ?? '1', header.text)
  if (header.kind === 'location') return { type: 'location', location: placeOf(header) }
  return mediaOf(header)
}

/** Gaps that are numbered are filled by their order, those with a name say it. */
function textOf(gap: string, text: string): object {
  return { type: 'text', text, ...(isNumber(gap) ? {} : { parameter_name: gap }) }
}

function inOrder(body: Filled['body']): readonly (readonly [string, string])[] {
  return Object.entries(body).toSorted(([a], [b]) => (isNumber(a) && isNumber(b) ? Number(a) - Number(b) : 0))
}

function isNumber(gap: string): boolean {
  return /^\d+$/.test(gap)
}

const buttonParts = {
  reply: { sub_type: 'quick_reply', parameter: (payload: string) => ({ type: 'payload', payload }) },
  link: { sub_type: 'url', parameter: (text: string) => ({ type: 'text', text }) },
  copy_code: {
    sub_type: 'copy_code',
    parameter: (code: string) => ({ type: 'coupon_code', coupon_code: code }),
  },
  flow: {
    sub_type: 'flow',
    parameter: (token: string) => ({ type: 'action', action: { flow_token: token } }),
  },
}

function buttonOf(index: string, { kind, value }: ButtonValue): object {
  const { sub_type, parameter } = buttonParts[kind]
  return { type: 'button', sub_type, index, parameters: [parameter(value)] }
}
