import type { Template } from '../../../state/templates.ts'
import { Refusal } from '../../refusal.ts'
import type { TemplateButton, TemplateComponent } from './components.ts'
import { misnamed, variablesOf } from './variables.ts'

type Checked = Pick<Template, 'format' | 'category' | 'components'>

/** What Meta finds wrong with a template at once, before any person looks at it (docs: "Template components"). */
export function checkTemplate(template: Checked): void {
  const { components, category } = template
  const types = components.map(({ type }) => type)
  if (new Set(types).size < types.length)
    throw new Refusal('templateFormat', 'A component may occur only once.')
  if (!types.includes('BODY')) throw new Refusal('templateFields', 'The component BODY is required.')
  for (const component of components) checkComponent(component, template)
  if (category === 'AUTHENTICATION') checkAuthentication(components)
}

function checkComponent(component: TemplateComponent, template: Checked): void {
  switch (component.type) {
    case 'HEADER':
      return checkHeader(component, template.format)
    case 'BODY':
      return checkBody(component, template)
    case 'FOOTER':
      if (variablesOf(component.text ?? '').length > 0)
        throw new Refusal('templateFormat', 'The footer may have no parameters.')
      return
    case 'BUTTONS':
      return checkButtons(component.buttons)
    case 'CAROUSEL':
      checkCards(component.cards)
      for (const card of component.cards) for (const part of card.components) checkComponent(part, template)
      return
    case 'LIMITED_TIME_OFFER':
  }
}

/** "Media card carousel templates": a picture or a film on each card, the same on all. */
function checkCards(cards: Extract<TemplateComponent, { type: 'CAROUSEL' }>['cards']): void {
  const formats = cards.map(({ components }) => components.find((one) => one.type === 'HEADER')?.format)
  const [first] = formats
  if ((first !== 'IMAGE' && first !== 'VIDEO') || formats.some((each) => each !== first))
    throw new Refusal('templateFormat', 'Every card needs a header of the same format, IMAGE or VIDEO.')
}

function checkHeader(
  header: Extract<TemplateComponent, { type: 'HEADER' }>,
  format: Template['format'],
): void {
  const { format: kind, text, example } = header
  if (kind === 'TEXT') {
    if (text === undefined) throw missing('HEADER', 'text')
    const variables = variablesOf(text)
    if (variables.length > 1) throw new Refusal('templateFormat', 'The header may have one parameter.')
    checkNames(text, format)
    const given = format === 'NAMED' ? example?.header_text_named_params : example?.header_text
    if (variables.length !== (given?.length ?? 0)) throw missing('HEADER', 'example')
    return
  }
  const needsFile = kind !== 'LOCATION' && kind !== 'PRODUCT'
  if (needsFile && example?.header_handle === undefined) throw missing('HEADER', 'example')
}

function checkBody(
  { text, example }: Extract<TemplateComponent, { type: 'BODY' }>,
  { format, category }: Checked,
): void {
  if (category === 'AUTHENTICATION') {
    if (text !== undefined) throw new Refusal('templateFormat', 'Authentication templates have a fixed body.')
    return
  }
  if (text === undefined) throw missing('BODY', 'text')
  checkNames(text, format)
  const variables = variablesOf(text)
  const [row] = example?.body_text ?? []
  const positional = Array.isArray(row) ? row.length : (example?.body_text?.length ?? 0)
  const given = format === 'NAMED' ? (example?.body_text_named_params?.length ?? 0) : positional
  if (variables.length !== given) throw missing('BODY', 'example')
  if (/^\s*\{\{|\}\}\s*$/.test(text))
    throw new Refusal('templateEdges', "Variables can't be at the start or end of the template.")
  if (text.split(/\s+/).length < variables.length * 2 + 1)
    throw new Refusal('templateDense', 'This template has too many variables for its length.')
}

function checkNames(text: string, format: Template['format']): void {
  const fault = misnamed(text, format)
  if (fault !== undefined) throw new Refusal('templateFormat', fault)
}

/** At most this many of a kind (docs: "Template components", buttons). */
const most: Partial<Record<TemplateButton['type'], number>> = {
  URL: 2,
  PHONE_NUMBER: 1,
  COPY_CODE: 1,
  OTP: 1,
  FLOW: 1,
  CATALOG: 1,
  MPM: 1,
}

function checkButtons(buttons: readonly TemplateButton[]): void {
  for (const [type, same] of Map.groupBy(buttons, (button) => button.type)) {
    const limit = most[type] ?? 10
    if (same.length > limit)
      throw new Refusal('templateFormat', `There may be ${limit} buttons of the type ${type}.`)
  }
  const quick = buttons.map(({ type }) => type === 'QUICK_REPLY')
  const changes = quick.filter((is, at) => at > 0 && is !== quick[at - 1]).length
  if (changes > 1)
    throw new Refusal(
      'templateFormat',
      'Quick reply buttons must stand together, before or after the others.',
    )
  for (const button of buttons) {
    if (button.type !== 'URL') continue
    const variables = variablesOf(button.url)
    if (variables.length > 1 || (variables.length === 1 && !/\{\{\s*1\s*\}\}$/.test(button.url)))
      throw new Refusal('templateFormat', 'A link may have one parameter, {{1}}, at its end.')
    if (variables.length === 1 && button.example === undefined) throw missing('BUTTONS', 'example')
  }
}

function checkAuthentication(components: readonly TemplateComponent[]): void {
  const buttons = components.find(({ type }) => type === 'BUTTONS')
  const isOtp = buttons?.type === 'BUTTONS' && buttons.buttons.every(({ type }) => type === 'OTP')
  if (!isOtp) throw new Refusal('templateFields', 'Authentication templates need one OTP button.')
}

function missing(type: TemplateComponent['type'], field: string): Refusal {
  return new Refusal('templateFields', `component of type ${type} is missing expected field(s) (${field})`)
}
