import { Refusal } from '../graph/refusal.ts'
import { checkTemplate } from '../graph/whatsapp/templates/rules.ts'
import { importContacts, importHistory, syncContact } from '../life/coexistence.ts'
import { newsFields, tellNews } from '../life/news.ts'
import { notify } from '../life/notify.ts'
import { setCategory, setComponents, setQuality, setStatus } from '../life/review.ts'
import { numberNotice } from '../life/whatsapp-notices.ts'
import type { Stage } from '../stage.ts'
import type { Account, WhatsAppAccount } from '../state/accounts.ts'
import { handleNumber } from '../state/ids.ts'
import type { Template } from '../state/templates.ts'
import { ControlProblem, shaped } from './problem.ts'
import * as shapes from './shapes.ts'

function accountBy(stage: Stage, id: string): Account {
  const account = stage.accounts.byId(id)
  if (account) return account
  throw new ControlProblem(404, `There is no account ${id}: GET control/accounts lists them.`)
}

/** Only WhatsApp has it: templates, history, news. */
export function whatsAppBy(stage: Stage, id: string): WhatsAppAccount {
  const account = accountBy(stage, id)
  if (account.kind === 'whatsapp') return account
  throw new ControlProblem(400, `accountId: ${id} is on ${account.kind}; only WhatsApp has this.`)
}

/** Puts a template there without a review. */
export function seedTemplate(stage: Stage, asked: shapes.SeededTemplate): Template {
  const { accountId, template, status } = shaped(shapes.seededTemplate, asked)
  const { wabaId } = whatsAppBy(stage, accountId)
  const { name, language, category, components, parameter_format } = template
  if (stage.templates.named(wabaId, name, language))
    throw new ControlProblem(409, `There is already a template ${name} in ${language}.`)
  const format = parameter_format.toUpperCase() === 'NAMED' ? 'NAMED' : 'POSITIONAL'
  const fields = { name, language, category, components, format, status } as const
  const seeded: Template = {
    ...fields,
    wabaId,
    id: handleNumber(stage.random),
    quality: 'UNKNOWN',
    rejectedReason: 'NONE',
    reviews: 0,
  }
  checked(() => checkTemplate(seeded))
  stage.templates.add(seeded)
  return seeded
}

export function changeTemplate(stage: Stage, id: string, asked: shapes.TemplateChange): Template {
  const { status, reason, quality, category, warning, components } = shaped(shapes.templateChange, asked)
  const template = stage.templates.byId(id)
  if (!template)
    throw new ControlProblem(404, `There is no template ${id}: GET control/templates lists them.`)
  if (status) setStatus(stage, template, status, reason)
  if (quality) setQuality(stage, template, quality)
  if (category) setCategory(stage, template, category, warning)
  if (components) setComponents(stage, template, components)
  return template
}

export function news(stage: Stage, asked: shapes.NewNews): void {
  const { accountId, field, value } = shaped(shapes.newNews, asked)
  if (tellNews(stage, whatsAppBy(stage, accountId), field, value)) return
  throw new ControlProblem(
    400,
    `field: there is an example for ${newsFields().join(', ')}; others need a value.`,
  )
}

/** Anything at all, also what Meta never sent so far. */
export function raw(stage: Stage, asked: shapes.NewRaw): void {
  const { accountId, item, field, list, place, entryId } = shaped(shapes.newRaw, asked)
  const account = accountBy(stage, accountId)
  if (account.kind === 'whatsapp') return notify(stage, account, numberNotice(account, field, list, item))
  stage.outbox.push({ object: 'instagram', igId: entryId ?? account.id, at: stage.clock.now(), place, item })
}

export function history(stage: Stage, asked: shapes.NewHistory): void {
  const { accountId, ...wish } = shaped(shapes.newHistory, asked)
  importHistory(stage, coexisting(stage, accountId), wish)
}

export function sync(stage: Stage, asked: shapes.NewSync): void {
  const { accountId, customerId, action } = shaped(shapes.newSync, asked)
  const account = coexisting(stage, accountId)
  if (customerId === undefined) return importContacts(stage, account)
  const customer = stage.customers.byId(customerId)
  if (customer?.kind !== 'whatsapp')
    throw new ControlProblem(404, `There is no customer ${customerId} on WhatsApp.`)
  syncContact(stage, account, customer, action)
}

function coexisting(stage: Stage, id: string): WhatsAppAccount {
  const account = whatsAppBy(stage, id)
  if (account.coexistence) return account
  throw new ControlProblem(
    400,
    `${id} is on no phone: PUT control/accounts/${id} {"coexistence":true} puts it on one.`,
  )
}

function checked(check: () => void): void {
  try {
    check()
  } catch (error) {
    if (error instanceof Refusal) throw new ControlProblem(400, error.details ?? error.error.title)
    throw error
  }
}
