import { z } from 'zod'

import { review } from '../../../life/review.ts'
import type { Stage } from '../../../stage.ts'
import { ofWaba } from '../../../state/accounts.ts'
import { handleNumber } from '../../../state/ids.ts'
import type { Template } from '../../../state/templates.ts'
import { chosen, type Node } from '../../fields.ts'
import { parameters } from '../../parameters.ts'
import { Refusal } from '../../refusal.ts'
import { bodyOf, noObject, type GraphRequest } from '../../request.ts'
import { businessAccount } from '../nodes.ts'
import { templateComponents } from './components.ts'
import { checkHandles, withAddresses } from './examples.ts'
import { checkTemplate } from './rules.ts'

/** Of a business whose identity nobody has checked (Business Management API docs, "Template limits"). */
const mostTemplates = 250

const mistakes = { invalid: 'invalidParameter', missing: 'invalidParameter' } as const
const category = z.enum(['MARKETING', 'UTILITY', 'AUTHENTICATION'])
const format = z.enum(['POSITIONAL', 'NAMED', 'positional', 'named'])

export const newTemplate = z.strictObject({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/, 'must be small letters, digits and underscores, 512 at most'),
  language: z.string().regex(/^[a-z]{2,3}(?:_[A-Z]{2,3})?$/, 'must be a language code like en_US'),
  category,
  parameter_format: format.default('POSITIONAL'),
  allow_category_change: z.boolean().optional(),
  message_send_ttl_seconds: z.number().int().optional(),
  cta_url_link_tracking_opted_out: z.boolean().optional(),
  components: templateComponents,
})

const edited = newTemplate.partial().omit({ name: true, language: true })

/** `GET /{waba}/message_templates`: some or all of them, a page at a time. */
export function listTemplates(stage: Stage, request: GraphRequest): object {
  businessAccount(request)
  const { object, query } = request
  const found = stage.templates.ofWaba(object).filter((template) => matches(template, query))
  const after = query('after')
  const from = after === undefined ? 0 : found.findIndex(({ id }) => cursor(id) === after) + 1
  const page = found.slice(from, from + Math.min(Math.max(Number(query('limit') ?? 25) || 25, 1), 1_000))
  const hasMore = from + page.length < found.length
  const cursors = { before: cursor(page[0]?.id ?? ''), after: cursor(page.at(-1)?.id ?? '') }
  const next = `${stage.site.url}/${request.host}/v26.0/${object}/message_templates?after=${cursors.after}`
  return {
    data: page.map((template) => chosen('MessageTemplate', nodeOf(template), query('fields'), usual)),
    ...(page.length > 0 && { paging: { cursors, ...(hasMore && { next }) } }),
  }
}

/** `POST /{waba}/message_templates`: checked at once, reviewed a moment later. */
export async function createTemplate(stage: Stage, request: GraphRequest): Promise<object> {
  businessAccount(request)
  const { parameter_format, ...asked } = parameters(newTemplate, await bodyOf(request), mistakes)
  const wabaId = request.object
  const place = { wabaId, name: asked.name, language: asked.language }
  if (stage.templates.named(wabaId, asked.name, asked.language))
    throw new Refusal('templateExists', `There is already ${asked.language} content for this template.`)
  if (stage.templates.isTaken(place, stage.clock.now()))
    throw new Refusal('templateDeleting', 'The name was deleted within the last 30 days.')
  if (stage.templates.ofWaba(wabaId).length >= mostTemplates)
    throw new Refusal('templateLimit', `A business account may have ${mostTemplates} templates.`)
  const template: Template = {
    ...place,
    id: handleNumber(stage.random),
    format: parameter_format.toUpperCase() === 'NAMED' ? 'NAMED' : 'POSITIONAL',
    category: asked.category,
    components: asked.components,
    status: 'PENDING',
    quality: 'UNKNOWN',
    rejectedReason: 'NONE',
    reviews: 0,
  }
  checkTemplate(template)
  checkHandles(stage, template.components)
  stage.templates.add(template)
  review(stage, template)
  return { id: template.id, status: template.status, category: template.category }
}

/** `POST /{template}`: what was approved, rejected or paused can be changed, and is reviewed again. */
export async function editTemplate(stage: Stage, request: GraphRequest): Promise<object> {
  const template = templateAt(stage, request)
  if (!template) throw noObject(request)
  const asked = parameters(edited, await bodyOf(request), mistakes)
  const editable = ['APPROVED', 'REJECTED', 'PAUSED'].includes(template.status)
  if (!editable) throw new Refusal('templateBusy', `A template that is ${template.status} can not be edited.`)
  if (asked.category && asked.category !== template.category && template.status === 'APPROVED')
    throw new Refusal('templateBusy', "The category of an approved template can't be edited.")
  const next = {
    format: template.format,
    category: asked.category ?? template.category,
    components: asked.components ?? template.components,
  }
  checkTemplate(next)
  if (asked.components) checkHandles(stage, asked.components)
  template.category = next.category
  template.components = next.components
  template.status = 'PENDING'
  review(stage, template)
  return { success: true, id: template.id, name: template.name, category: template.category }
}

/** `DELETE /{waba}/message_templates?name=`: in every language, or with `hsm_id` this one. */
export function deleteTemplates(stage: Stage, request: GraphRequest): object {
  businessAccount(request)
  const [name, id] = [request.query('name'), request.query('hsm_id')]
  if (name === undefined) throw new Refusal('invalidParameter', 'The parameter name is required.')
  const doomed = stage.templates
    .ofWaba(request.object)
    .filter((one) => one.name === name && (id === undefined || one.id === id))
  if (doomed.length === 0) throw new Refusal('templateUnknown', `There is no template ${name}.`)
  for (const template of doomed) stage.templates.delete(template, stage.clock.now())
  return { success: true }
}

/** `GET /{template}`. */
export function templateNode(template: Template, asked: string | undefined): Node {
  return chosen('MessageTemplate', nodeOf(template), asked, usual)
}

/** The template of that id, if it belongs to a business account of the token. */
export function templateAt(stage: Stage, { granted, object }: GraphRequest): Template | undefined {
  const template = stage.templates.byId(object)
  return template && ofWaba(granted, template.wabaId).length > 0 ? template : undefined
}

const usual = ['name', 'parameter_format', 'components', 'language', 'status', 'category', 'id']

function nodeOf({ id, name, language, category, status, ...rest }: Template): Node {
  return {
    id,
    name,
    language,
    category,
    status,
    components: withAddresses(rest.components),
    parameter_format: rest.format,
    quality_score: { score: rest.quality, date: null },
    rejected_reason: rest.rejectedReason,
    previous_category: null,
    correct_category: null,
    sub_category: 'CUSTOM',
    library_template_name: null,
    message_send_ttl_seconds: null,
    cta_url_link_tracking_opted_out: false,
  }
}

function matches(template: Template, query: GraphRequest['query']): boolean {
  const same = (['language', 'status', 'category'] as const).every((field) => {
    const asked = query(field)
    return asked === undefined || asked === template[field]
  })
  return same && template.name.includes(query('name') ?? '')
}

function cursor(id: string): string {
  return Buffer.from(id).toString('base64url')
}
