import type { Filled, TemplateUse } from '../content.ts'
import type { Customer } from '../customer.ts'
import { mayWrite } from '../customer.ts'
import { fill, gapsOf, titleOf, type Template, type TemplateCard } from '../template.ts'
import type { Refusal } from './fits.ts'

/**
 * The template as the customer will read it. Of one that this hub does not know, the channel is the judge; what is shown
 * is then only what was filled in.
 */
export function readAs<F>(use: TemplateUse<F>, template: Template | null): TemplateUse<F> {
  if (!template) return { ...use, text: [use.name, ...Object.values(use.body)].join(' · ') }
  const { parts } = template
  const cards = use.cards.map((card, at) => {
    const known = parts.cards[at]
    return known ? { ...card, ...read(card, known) } : card
  })
  const { text, taps } = read(use, parts)
  return { ...use, cards, taps, text: parts.footer ? `${text}\n${parts.footer}` : text }
}

function read(filled: Filled<unknown>, { header, body, buttons }: TemplateCard) {
  const top = header?.kind === 'text' ? [fill(header.text, inHeader(filled, header.text))] : []
  return {
    text: [...top, fill(body, filled.body)].filter((line) => line !== '').join('\n'),
    taps: buttons.map(titleOf),
  }
}

/** Why a template that is known cannot be sent like this; null if it can. */
export function unusable(
  use: TemplateUse<unknown>,
  { name, language, state, reason, category, parts }: Template,
  customer: Pick<Customer, 'optedOut'>,
): Refusal | null {
  const called = `content.name: the template ${name} (${language})`
  if (state !== 'approved')
    return { code: 'invalid_request', detail: `${called} is ${state}${reason ? `: ${reason}` : ''}.` }
  if (category === 'marketing' && !mayWrite(customer, 'marketing'))
    return { code: 'not_supported', detail: 'The customer does not want to be written to about offers.' }
  if (use.cards.length !== parts.cards.length)
    return {
      code: 'invalid_request',
      detail: `content.cards: there are ${use.cards.length}; the template has ${parts.cards.length}.`,
    }
  const wrong =
    wronglyFilled('content', use, parts) ??
    parts.cards
      .map((card, index) => wronglyFilled(`content.cards[${index}]`, use.cards[index], card))
      .find((each) => each !== null)
  return wrong ? { code: 'invalid_request', detail: wrong } : null
}

function wronglyFilled(at: string, filled: Filled<unknown> | undefined, card: TemplateCard): string | null {
  const gaps = gapsOf(card.body)
  const given = Object.keys(filled?.body ?? {})
  const missing = gaps.filter((gap) => !given.includes(gap))
  const extra = given.filter((gap) => !gaps.includes(gap))
  if (missing.length > 0) return `${at}.body: ${missing.join(', ')} is missing.`
  if (extra.length > 0) return `${at}.body: the template has no ${extra.join(', ')}.`
  return wrongHeader(at, filled?.header ?? null, card.header) ?? wrongButton(at, filled, card)
}

function wrongHeader(
  at: string,
  given: Filled<unknown>['header'],
  wanted: TemplateCard['header'],
): string | null {
  const needed = wanted && (wanted.kind !== 'text' || gapsOf(wanted.text).length > 0) ? wanted.kind : null
  if ((given?.kind ?? null) === needed) return null
  return needed === null ? `${at}.header: the template has none to fill.` : `${at}.header: must be ${needed}.`
}

function wrongButton(
  at: string,
  filled: Filled<unknown> | undefined,
  { buttons }: TemplateCard,
): string | null {
  for (const [place, { kind }] of Object.entries(filled?.buttons ?? {})) {
    const button = buttons[Number(place)]
    if (button?.kind !== kind)
      return `${at}.buttons.${place}: the template has ${button ? `a ${button.kind} button` : 'no button'} there.`
  }
  const unfilled = buttons.findIndex(
    ({ kind, value }, place) =>
      (kind === 'copy_code' || (kind === 'link' && gapsOf(value ?? '').length > 0)) &&
      !filled?.buttons[place],
  )
  return unfilled === -1 ? null : `${at}.buttons.${unfilled}: is missing.`
}

function inHeader({ header }: Filled<unknown>, text: string): Readonly<Record<string, string>> {
  const [gap] = gapsOf(text)
  return gap !== undefined && header?.kind === 'text' ? { [gap]: header.text } : {}
}
