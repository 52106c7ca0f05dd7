import type { Abilities } from '../abilities.ts'
import { nothing, type Decision } from '../change.ts'
import type { Moment } from '../ids.ts'
import { replyWindow } from '../reply-window.ts'
import { matchRule, type AutoReply } from '../rule.ts'
import type { MessageView } from '../view.ts'
import { queueOutgoing } from './outgoing.ts'
import { partsOf } from './parts.ts'

/**
 * The automatic answer to a customer's message: the first rule that matches, else the fallback if it is due. Nothing is
 * answered that was written before the data was put back from a copy: it may have been answered since.
 */
export function decideAnswer(
  view: MessageView,
  can: Pick<Abilities, 'replyWindowMs' | 'text' | 'sends'>,
  moment: Moment,
  restoredAt: number | null = null,
): Decision {
  const { conversation, account, message } = view
  if (restoredAt !== null && message.sentAt <= restoredAt) return nothing
  if (message.content.kind === 'erased' || message.content.kind === 'deleted') return nothing
  if (!account.active || !account.autoReply.enabled || conversation.answeredBy !== 'automation')
    return nothing
  if (replyWindow(conversation.lastInboundAt, can.replyWindowMs, moment.now).kind === 'closed') return nothing
  const answer = choose(account.autoReply, view, moment.now)
  if (!answer) return nothing
  const fallbackAt = answer.isFallback ? moment.now : conversation.fallbackAt
  return queueOutgoing(
    { ...view, conversation: { ...conversation, fallbackAt } },
    {
      author: { kind: 'rule', rule: answer.name },
      idempotencyKey: `answer:${message.id}`,
      replyTo: null,
      ifEpoch: conversation.epoch,
    },
    partsOf({ kind: 'text', text: answer.reply }, can),
    moment,
  )
}

function choose(
  autoReply: AutoReply,
  { message, conversation }: MessageView,
  now: number,
): { name: string; reply: string; isFallback: boolean } | null {
  const rule = message.content.kind === 'text' ? matchRule(autoReply.rules, message.content.text) : null
  if (rule) return { name: rule.name, reply: rule.reply, isFallback: false }
  const fallback = autoReply.fallback
  if (!fallback) return null
  const { fallbackAt } = conversation
  // Either way: the clock of whoever answered before may have been ahead of this one's.
  const due = fallbackAt === null || Math.abs(now - fallbackAt) >= fallback.everyMs
  return due ? { name: 'fallback', reply: fallback.reply, isFallback: true } : null
}
