import type { AccountId } from '@parley/core/domain/ids.ts'
import type { Message } from '@parley/core/domain/message.ts'
import type { Template } from '@parley/core/domain/template.ts'
import type { MessageView, SendingView } from '@parley/core/domain/view.ts'

import type { AskOwn, Inquiry } from '../inquiry.ts'
import { jsonObject, jsonOrNull, toJson, type Json } from '../json.ts'
import { businessOf, keys } from '../shapes.ts'
import type { ReadStatements } from './statements.ts'

/** A view without its account, which the asker has at hand. */
type Without<T extends { account: unknown }> = Omit<T, 'account'> & { readonly accountId: AccountId }

export function* delivering(
  sql: ReadStatements,
  own: AskOwn,
  input: { readonly message: string },
): Inquiry<Json<Without<MessageView> | null>> {
  const [message] = yield* own(sql.message, { id: input.message })
  if (!message) return 'null'
  const [conversation] = yield* own(sql.conversation, { id: message.conversation })
  if (!conversation) return 'null'
  const [customer] = yield* own(sql.customer, { id: conversation.customer })
  if (!customer) return 'null'
  return jsonObject<Without<MessageView>>({
    message: message.doc,
    conversation: conversation.doc,
    customer: customer.doc,
    accountId: toJson(conversation.account),
  })
}

export function* sending(
  sql: ReadStatements,
  own: AskOwn,
  input: { readonly conversation: string; readonly idempotencyKey: string },
): Inquiry<Json<Without<SendingView> | null>> {
  const [conversation] = yield* own(sql.conversation, { id: input.conversation })
  if (!conversation) return 'null'
  const [customer] = yield* own(sql.customer, { id: conversation.customer })
  if (!customer) return 'null'
  const [known] = yield* own(sql.keyed, { key: keys.idempotency(input.idempotencyKey) })
  const [earlier] = known ? yield* own(sql.message, { id: known.id }) : []
  return jsonObject<Without<SendingView>>({
    conversation: conversation.doc,
    customer: customer.doc,
    accountId: toJson(conversation.account),
    earlier: jsonOrNull(earlier),
  })
}

/** The message that the channel calls so. */
export function* called(
  sql: ReadStatements,
  own: AskOwn,
  input: { readonly account: string; readonly externalId: string },
): Inquiry<Json<Message | null>> {
  const [known] = yield* own(sql.keyed, { key: keys.external(input.account, input.externalId) })
  const [message] = known ? yield* own(sql.message, { id: known.id }) : []
  return jsonOrNull(message)
}

/** The template with this name in this language. */
export function* worded(
  sql: ReadStatements,
  own: AskOwn,
  input: {
    readonly channel: string
    readonly business: string
    readonly name: string
    readonly language: string
  },
): Inquiry<Json<Template | null>> {
  const business = businessOf(input.channel, input.business)
  const [known] = yield* own(sql.keyed, { key: keys.wording(business, input.name, input.language) })
  const [template] = known ? yield* own(sql.template, { id: known.id }) : []
  return jsonOrNull(template)
}
