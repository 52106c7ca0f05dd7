import type { HttpCall, Reply } from '@parley/core/domain/call.ts'
import type { Sender } from '@parley/core/ports/sender.ts'
import type { TemplateCodec, TemplateRefusal } from '@parley/core/ports/templates.ts'

import { get, graphAnswered } from '../../kit/check.ts'
import { identifier, record, words, type Fields } from '../../kit/json.ts'
import { whatsappRefusals } from '../errors.ts'
import { businessAccount } from '../upkeep.ts'
import { examples } from './examples.ts'
import { readCategory, readState, readTemplate } from './read.ts'
import { problems } from './rules.ts'
import { componentsOf } from './write.ts'

const fields = 'id,name,language,category,status,quality_score,rejected_reason,components,parameter_format'
const perPage = 100

/** WhatsApp Business Management API, "Message templates". They belong to the business account (WABA). */
export const templates: TemplateCodec = {
  business: businessAccount,
  problems,
  list(business, after, account) {
    const page = after === null ? '' : `&after=${encodeURIComponent(after)}`
    return get(account, `${path(account, business)}?fields=${fields}&limit=${perPage}${page}`)
  },
  listed: (reply) =>
    answered(reply, (body) => {
      const data: readonly unknown[] = Array.isArray(body['data']) ? body['data'] : []
      const paging = record(body['paging'])
      const after = words(record(paging?.['cursors'])?.['after'])
      return {
        kind: 'page',
        templates: data.map((item) => readTemplate(record(item) ?? {})).filter((one) => one !== null),
        next: paging?.['next'] === undefined ? null : (after ?? null),
      }
    }),
  examples,
  create: (wording, handles, business, account) =>
    posted(account, path(account, business), {
      name: wording.name,
      language: wording.language,
      category: wording.category.toUpperCase(),
      ...componentsOf(wording.parts, handles),
    }),
  edit: (externalId, wording, handles, account) =>
    posted(account, `/${account.apiVersion}/${encodeURIComponent(externalId)}`, {
      category: wording.category.toUpperCase(),
      ...componentsOf(wording.parts, handles),
    }),
  written: (reply) =>
    answered(reply, (body) => ({
      kind: 'taken',
      externalId: identifier(body['id']) ?? null,
      // An edit is answered with nothing but `success`, and is reviewed again.
      state: readState(body['status'] ?? 'PENDING'),
      category: body['category'] === undefined ? null : readCategory(body['category']),
    })),
  remove({ name, externalId }, business, account) {
    const one = externalId === null ? '' : `&hsm_id=${encodeURIComponent(externalId)}`
    const call = get(account, `${path(account, business)}?name=${encodeURIComponent(name)}${one}`)
    return { ...call, method: 'DELETE' }
  },
  removed: (reply) => answered(reply, () => ({ kind: 'gone' })),
}

function path({ apiVersion }: Sender, business: string): string {
  return `/${apiVersion}/${encodeURIComponent(business)}/message_templates`
}

function posted(account: Sender, to: string, payload: object): { kind: 'call'; call: HttpCall } {
  return {
    kind: 'call',
    call: {
      method: 'POST',
      url: `${account.baseUrl}${to}`,
      headers: { authorization: `Bearer ${account.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(payload),
    },
  }
}

function answered<A>(reply: Reply, read: (body: Fields) => A): A | TemplateRefusal {
  return graphAnswered<A | TemplateRefusal>(reply, whatsappRefusals, read, (detail) => ({
    kind: 'refused',
    detail,
  }))
}
