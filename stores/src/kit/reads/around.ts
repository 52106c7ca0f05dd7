import type { HubEvent } from '@parley/core/domain/event.ts'
import type { Taken } from '@parley/core/domain/view.ts'

import type { AskOwn, Inquiry } from '../inquiry.ts'
import { jsonList, jsonObject, jsonOrNull, type Json } from '../json.ts'
import { businessOf, keys } from '../shapes.ts'
import type { ReadStatements } from './statements.ts'

export function* findTaken(sql: ReadStatements, own: AskOwn, message: string): Inquiry<Json<Taken>> {
  const files = yield* own(sql.filesOf, { message })
  const told: readonly { readonly doc: Json<HubEvent> }[] = yield* own(sql.toldOf, { about: message })
  const [known] = yield* own(sql.keyed, { key: keys.idempotency(`answer:${message}`) })
  const [answer] = known ? yield* own(sql.message, { id: known.id }) : []
  return jsonObject<Taken>({ files: jsonList(files), told: jsonList(told), answer: jsonOrNull(answer) })
}

/** What leads to a template, and to the accounts that share it. */
export interface TemplateTraces {
  readonly channel: string
  readonly business: string
  readonly externalId: string
  readonly wording: { readonly name: string; readonly language: string } | null
}

export function* findTemplate(
  sql: ReadStatements,
  own: AskOwn,
  { channel, business, externalId, wording }: TemplateTraces,
) {
  const of = businessOf(channel, business)
  const sharing = yield* own(sql.accountsOf, { business: of })
  const names = [
    { key: keys.template(of, externalId) },
    ...(wording ? [{ key: keys.wording(of, wording.name, wording.language) }] : []),
  ]
  const [known] = yield* own(sql.keyed, ...names)
  const [template] = known ? yield* own(sql.template, { id: known.id }) : []
  return { template, sharing }
}
