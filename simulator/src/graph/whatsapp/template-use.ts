import type { Stage } from '../../stage.ts'
import type { WhatsAppAccount } from '../../state/accounts.ts'
import type { Template } from '../../state/templates.ts'
import type { Layout, Offer } from '../../state/threads.ts'
import { Refusal } from '../refusal.ts'
import type { Filling, TemplateParameter, TemplateUse } from './messages/template.ts'
import { checkButtons, offersOfTemplate } from './template-buttons.ts'
import type { TemplateComponent } from './templates/components.ts'
import { filled, variablesOf } from './templates/variables.ts'

export interface UsedTemplate {
  /** As the customer reads it: header, body, footer, a line each. */
  readonly text: string
  /** Its own and those of its cards. */
  readonly offers: readonly Offer[]
  readonly layout: Layout
  readonly category: string
}

/** The template that a send names, filled; refused where the parameters do not fit (Cloud API docs, "Error codes"). */
export function useTemplate(stage: Stage, account: WhatsAppAccount, use: TemplateUse): UsedTemplate {
  const template = usable(stage, account, use)
  const fillings = (use.components ?? []).filter(
    (one) => one.type !== 'carousel' && one.type !== 'limited_time_offer',
  )
  const own = fill(template.components, fillings, template.format)
  const layout = { ...own, cards: cardsOf(template, use) }
  const all = [own, ...layout.cards]
  return {
    text: all
      .flatMap(({ title, body, footer }) => [title, body, footer])
      .filter(isThere)
      .join('\n'),
    offers: all.flatMap(({ offers }) => offers),
    layout,
    category: template.category.toLowerCase(),
  }
}

function usable(stage: Stage, { wabaId }: WhatsAppAccount, { name, language }: TemplateUse): Template {
  const template = stage.templates.named(wabaId, name, language.code)
  if (template?.status === 'PAUSED') throw new Refusal('templatePaused')
  if (template?.status === 'DISABLED') throw new Refusal('templateDisabled')
  if (template?.status === 'APPROVED') return template
  throw new Refusal('noTemplate', `template name (${name}) does not exist in ${language.code}`)
}

function cardsOf({ components, format }: Template, use: TemplateUse): Layout[] {
  const carousel = components.find(({ type }) => type === 'CAROUSEL')
  const given = use.components?.find(({ type }) => type === 'carousel')
  const cards = carousel?.type === 'CAROUSEL' ? carousel.cards : []
  const filling = given?.type === 'carousel' ? given.cards : []
  if (cards.length !== filling.length) throw count('carousel', filling.length, cards.length)
  return cards.map((card, at) => {
    const own = filling.find(({ card_index: index }) => Number(index) === at)
    if (!own) throw new Refusal('templateParameters', `carousel: there is no card with card_index ${at}`)
    return fill(card.components, own.components, format)
  })
}

/** These components with their gaps filled. */
function fill(
  components: readonly TemplateComponent[],
  fillings: readonly Filling[],
  format: Template['format'],
): Layout {
  const parameters = (type: 'header' | 'body') => {
    const filling = fillings.find((one) => one.type === type)
    return filling && filling.type !== 'button' ? filling.parameters : []
  }
  const header = components.find((one) => one.type === 'HEADER')
  const body = components.find((one) => one.type === 'BODY')
  const footer = components.find((one) => one.type === 'FOOTER')
  const title = headerLine(header, parameters('header'), format)
  const text = bodyLine(body?.text ?? authenticationText, parameters('body'), format)
  checkButtons(components, fillings)
  return {
    ...(title !== undefined && { title }),
    body: text,
    ...(footer?.text !== undefined && { footer: footer.text }),
    offers: offersOfTemplate(components, fillings),
    cards: [],
  }
}

function isThere(line: string | undefined): line is string {
  return line !== undefined
}

/** Authentication templates have this body in English (docs: "Authentication templates"). */
const authenticationText = '*{{1}}* is your verification code.'

function headerLine(
  header: Extract<TemplateComponent, { type: 'HEADER' }> | undefined,
  parameters: readonly TemplateParameter[],
  format: Template['format'],
): string | undefined {
  if (!header) {
    if (parameters.length > 0) throw count('header', parameters.length, 0)
    return undefined
  }
  if (header.format === 'TEXT')
    return filled(header.text ?? '', values('header', header.text ?? '', parameters, format))
  const expected = header.format.toLowerCase()
  const [given] = parameters
  if (given?.type === expected) return undefined
  const received = given ? given.type.toUpperCase() : 'UNKNOWN'
  throw new Refusal(
    'parameterFormat',
    `header: Format mismatch, expected ${header.format}, received ${received}`,
  )
}

/** Longest body once its parameters are in it (docs: "Template components"). */
const bodyCharacters = 1_024

function bodyLine(
  text: string,
  parameters: readonly TemplateParameter[],
  format: Template['format'],
): string {
  const line = filled(text, values('body', text, parameters, format))
  if (line.length > bodyCharacters)
    throw new Refusal(
      'textTooLong',
      `body: the filled text has ${line.length} characters, ${bodyCharacters} at most.`,
    )
  return line
}

function values(
  where: string,
  text: string,
  parameters: readonly TemplateParameter[],
  format: Template['format'],
): ReadonlyMap<string, string> {
  const expected = variablesOf(text)
  if (parameters.length !== expected.length) throw count(where, parameters.length, expected.length)
  return new Map(
    parameters.map((parameter, at) => {
      const name = 'parameter_name' in parameter ? parameter.parameter_name : undefined
      if (format === 'NAMED' && name === undefined)
        throw new Refusal('invalidParameter', `${where}: Parameter name is missing or empty`)
      if (format === 'NAMED' && !expected.includes(name ?? ''))
        throw new Refusal('templateParameters', `${where}: there is no parameter named ${name}`)
      if (format === 'POSITIONAL' && name !== undefined)
        throw new Refusal('invalidParameter', `${where}: parameter_name is for named templates only`)
      return [name ?? String(at + 1), wordsOf(where, parameter)]
    }),
  )
}

function wordsOf(where: string, parameter: TemplateParameter): string {
  if (parameter.type === 'currency') return parameter.currency.fallback_value
  if (parameter.type === 'date_time') return parameter.date_time.fallback_value
  if (parameter.type !== 'text')
    throw new Refusal(
      'parameterFormat',
      `${where}: Format mismatch, expected TEXT, received ${parameter.type.toUpperCase()}`,
    )
  if (/[\n\r\t]| {4}/.test(parameter.text)) {
    throw new Refusal(
      'templateParameters',
      'Param text cannot have new-line/tab characters or more than 3 consecutive spaces',
    )
  }
  return parameter.text
}

function count(where: string, given: number, expected: number): Refusal {
  return new Refusal(
    'parameterCount',
    `${where}: number of localizable_params (${given}) does not match the expected number of params (${expected})`,
  )
}
