import type { AccountNews } from '../account-news.ts'
import { nothing, put, type Decision } from '../change.ts'
import type { AccountReport } from '../channel-event.ts'
import type { Moment } from '../ids.ts'
import type { Template } from '../template.ts'
import { log } from './outgoing.ts'
import type { Receiving } from './receiving.ts'

type TemplateMoved = Extract<AccountNews, { kind: 'template' }>

/** The platform judges a template anew. One that is not known gets its name and state; the next sync brings its words. */
export function receiveTemplate(
  event: AccountReport,
  { kind: _news, externalId, ...moved }: TemplateMoved,
  { view, moment }: Receiving,
): Decision {
  const { account, template: known, sharing = [] } = view
  if (known && known.heardAt > event.at) return nothing
  const business = event.business ?? account.business ?? event.accountKey
  const before = known ?? unknown(account.channel, business, externalId, moment)
  const template: Template = { ...before, ...moved, externalId, heardAt: event.at }
  if (known && same(known, template)) return nothing
  const told = sharing.length > 0 ? sharing : [account]
  return {
    changes: [
      put('template', template),
      ...told.map(({ id }) => log({ id: null, account: id }, { kind: 'template.updated', template }, moment)),
    ],
    tasks: [],
  }
}

function unknown(channel: string, business: string, externalId: string, moment: Moment): Template {
  return {
    id: moment.id('tpl'),
    channel,
    business,
    externalId,
    name: externalId,
    language: '',
    category: 'utility',
    state: 'pending',
    quality: 'unknown',
    reason: null,
    parts: { header: null, body: '', footer: null, buttons: [], cards: [], examples: {} },
    heardAt: 0,
    createdAt: moment.now,
    version: 0,
  }
}

function same(a: Template, b: Template): boolean {
  return JSON.stringify({ ...a, heardAt: 0 }) === JSON.stringify({ ...b, heardAt: 0 })
}
