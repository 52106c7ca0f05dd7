import type { Offer } from '../../state/threads.ts'
import { Refusal } from '../refusal.ts'
import type { Filling } from './messages/template.ts'
import type { TemplateButton, TemplateComponent } from './templates/components.ts'
import { filled, variablesOf } from './templates/variables.ts'

type ButtonFilling = Extract<Filling, { type: 'button' }>

/** How a send names the kinds of buttons, and what it gives them (Cloud API docs, "Template messages"). */
const subTypes: Partial<
  Record<TemplateButton['type'], { subType: ButtonFilling['sub_type']; parameter: string }>
> = {
  QUICK_REPLY: { subType: 'quick_reply', parameter: 'payload' },
  URL: { subType: 'url', parameter: 'text' },
  COPY_CODE: { subType: 'copy_code', parameter: 'coupon_code' },
  FLOW: { subType: 'flow', parameter: 'action' },
  OTP: { subType: 'url', parameter: 'text' },
  CATALOG: { subType: 'catalog', parameter: 'action' },
  MPM: { subType: 'mpm', parameter: 'action' },
  VOICE_CALL: { subType: 'voice_call', parameter: 'payload' },
}

/** Every button that has something open gets it, and nothing is given to a button that is not there. */
export function checkButtons(components: readonly TemplateComponent[], fillings: readonly Filling[]): void {
  const buttons = buttonsOf(components)
  const given = fillings.filter((filling) => filling.type === 'button')
  for (const filling of given) checkFilling(buttons, filling)
  for (const [at, button] of buttons.entries()) {
    if (!isOpen(button) || given.some(({ index }) => Number(index) === at)) continue
    throw new Refusal(
      'missingParameter',
      `buttons: Button at index ${at} of type ${nameOf(button)} requires a parameter`,
    )
  }
}

function checkFilling(
  buttons: readonly TemplateButton[],
  { index, sub_type, parameters }: ButtonFilling,
): void {
  const button = buttons[Number(index)]
  if (!button) throw new Refusal('templateParameters', `buttons: There is no button at index ${index}`)
  const rule = subTypes[button.type]
  if (rule?.subType !== sub_type)
    throw new Refusal('templateParameters', `buttons: Button at index ${index} is not of type ${sub_type}`)
  if (button.type === 'URL' && !isOpen(button))
    throw new Refusal('templateParameters', `buttons: Button at index ${index} does not require parameters`)
  const [parameter] = parameters ?? []
  if (parameter && parameter.type !== rule.parameter)
    throw new Refusal(
      'parameterFormat',
      `buttons: Button at index ${index} expects a parameter of type ${rule.parameter}`,
    )
}

/** What the customer can tap; a payload that nobody gave is the label. */
export function offersOfTemplate(
  components: readonly TemplateComponent[],
  fillings: readonly Filling[],
): Offer[] {
  return buttonsOf(components).map((button, at) => {
    const title = button.text ?? nameOf(button)
    const filling = fillings.find((one) => one.type === 'button' && Number(one.index) === at)
    const [parameter] = filling?.parameters ?? []
    if (button.type === 'QUICK_REPLY')
      return { kind: 'template_button', id: parameter?.type === 'payload' ? parameter.payload : title, title }
    if (button.type === 'FLOW') return { kind: 'flow', id: 'flow', title }
    if (button.type === 'REQUEST_CONTACT_INFO') return { kind: 'request', id: 'contact_info', title }
    const ending = parameter?.type === 'text' ? parameter.text : ''
    const url = button.type === 'URL' ? filled(button.url, new Map([['1', ending]])) : undefined
    return { kind: 'link', id: `link-${at}`, title, ...(url !== undefined && { url }) }
  })
}

function buttonsOf(components: readonly TemplateComponent[]): readonly TemplateButton[] {
  const part = components.find(({ type }) => type === 'BUTTONS')
  return part?.type === 'BUTTONS' ? part.buttons : []
}

function isOpen(button: TemplateButton): boolean {
  if (button.type === 'URL') return variablesOf(button.url).length > 0
  return button.type === 'COPY_CODE' || button.type === 'OTP'
}

/** `QUICK_REPLY` as "Quick_reply", the way Meta writes it. */
function nameOf({ type }: TemplateButton): string {
  return type[0] + type.slice(1).toLowerCase()
}
