import type { Stage } from '../stage.ts'
import type { Template, TemplateStatus } from '../state/templates.ts'
import { tellBusiness } from './tell-business.ts'

/** Somebody at Meta looks at a template: a name with "reject" in it does not pass, all others do. */
export function review(stage: Stage, template: Template): void {
  template.reviews += 1
  const { reviews } = template
  const { reviewMs } = stage.settings
  if (reviewMs === null) return
  stage.clock.after(reviewMs, () => {
    const isCurrent = template.reviews === reviews && template.status === 'PENDING'
    if (!isCurrent || stage.templates.byId(template.id) !== template) return
    const passes = !template.name.includes('reject')
    setStatus(stage, template, passes ? 'APPROVED' : 'REJECTED', passes ? 'NONE' : 'INVALID_FORMAT')
  })
}

/** The template's state changes and the business is told (docs: "message_template_status_update"). */
export function setStatus(stage: Stage, template: Template, status: TemplateStatus, reason = 'NONE'): void {
  template.status = status
  template.rejectedReason = reason
  tellBusiness(stage, template.wabaId, 'message_template_status_update', {
    event: status,
    ...named(template),
    reason: status === 'APPROVED' || status === 'REJECTED' ? reason : null,
    message_template_category: template.category,
    ...(status === 'PAUSED' && { other_info: { title: 'FIRST_PAUSE', description: pausedForQuality } }),
    ...(status === 'REJECTED' && {
      rejection_info: {
        reason: 'The content is not acceptable.',
        recommendation: 'Change it and try again.',
      },
    }),
    ...(status === 'DISABLED' && { disable_info: { disable_date: Math.floor(stage.clock.now() / 1_000) } }),
  })
}

/** The quality score changes (docs: "message_template_quality_update"). */
export function setQuality(stage: Stage, template: Template, quality: Template['quality']): void {
  const previous = template.quality
  template.quality = quality
  tellBusiness(stage, template.wabaId, 'message_template_quality_update', {
    previous_quality_score: previous,
    new_quality_score: quality,
    ...named(template),
  })
}

/** Meta puts the template into another category; a warning comes a day before (docs: "template_category_update"). */
export function setCategory(
  stage: Stage,
  template: Template,
  category: Template['category'],
  isWarning: boolean,
): void {
  const previous = template.category
  if (!isWarning) template.category = category
  const tomorrow = Math.floor(stage.clock.now() / 1_000) + 86_400
  tellBusiness(stage, template.wabaId, 'template_category_update', {
    ...named(template),
    ...(isWarning
      ? { new_category: previous, correct_category: category, category_update_timestamp: tomorrow }
      : { previous_category: previous, new_category: category }),
  })
}

/** Somebody edits the template elsewhere (docs: "message_template_components_update"). */
export function setComponents(stage: Stage, template: Template, components: Template['components']): void {
  template.components = components
  const textOf = (type: string) => {
    const part = components.find((component) => component.type === type)
    return part && 'text' in part ? part.text : undefined
  }
  const buttons = components.find((component) => component.type === 'BUTTONS')?.buttons ?? []
  tellBusiness(stage, template.wabaId, 'message_template_components_update', {
    ...named(template),
    message_template_title: textOf('HEADER'),
    message_template_element: textOf('BODY'),
    message_template_footer: textOf('FOOTER'),
    message_template_buttons: buttons.map((button) => ({
      message_template_button_type: button.type,
      message_template_button_text: button.text,
      ...(button.type === 'URL' && { message_template_button_url: button.url }),
      ...(button.type === 'PHONE_NUMBER' && { message_template_button_phone_number: button.phone_number }),
    })),
  })
}

const pausedForQuality =
  'Your WhatsApp message template has been paused for 3 hours because its quality is low.'

/** Meta writes the id as a number here, and nowhere else. */
function named({ id, name, language }: Template) {
  return { message_template_id: Number(id), message_template_name: name, message_template_language: language }
}
