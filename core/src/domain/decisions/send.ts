import type { Abilities } from '../abilities.ts'
import type { Decision } from '../change.ts'
import type { Content } from '../content.ts'
import { takenOver } from '../conversation.ts'
import type { ErrorCode } from '../error.ts'
import type { File } from '../file.ts'
import { mapFiles } from '../files-within.ts'
import type { Moment } from '../ids.ts'
import type { Message } from '../message.ts'
import type { Template } from '../template.ts'
import type { SendingView } from '../view.ts'
import { closedWindow, wayTo } from './allow.ts'
import { misfit, type Refusal } from './fits.ts'
import { queueOutgoing, type Outgoing } from './outgoing.ts'
import { partsOf } from './parts.ts'
import { readAs, unusable } from './use-template.ts'

export type SendDecision =
  | { readonly kind: 'accepted'; readonly messages: readonly Message[]; readonly decision: Decision }
  | { readonly kind: 'repeated'; readonly messages: readonly Message[] }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly detail: string }

/** What is looked up only where it matters: for a repeated key, for a reaction, for a template. */
export interface Known {
  /** What the earlier send with this key said: all of its messages, with their files. */
  readonly earlier: readonly { readonly message: Message; readonly content: Content<File> }[]
  /** The message that a reaction is about. */
  readonly target: Message | null
  readonly template: Template | null
}

/** More messages than this are not made of one. */
const mostParts = 20

/** Whether a message may go out, checked before the channel is asked. A person who writes takes the conversation over. */
export function decideSend(
  view: Omit<SendingView, 'earlier'> & { readonly known: Known },
  asked: Outgoing & { readonly split: boolean },
  can: Abilities,
  moment: Moment,
): SendDecision {
  const { split, ...given } = asked
  const out = { ...given, content: worded(given.content, view.known) }
  const parts = partsOf(out.content, can)
  if (view.known.earlier.length > 0) return repeated(view, parts)
  const refusal = refuse(view, out, split ? parts : [out.content], can, moment.now)
  if (refusal) return { kind: 'refused', ...refusal }
  const conversation = out.author.kind === 'agent' ? takenOver(view.conversation) : view.conversation
  const { messages, ...decision } = queueOutgoing({ ...view, conversation }, out, parts, moment)
  return { kind: 'accepted', messages, decision }
}

function worded(content: Content<File>, { template }: Known): Content<File> {
  return content.kind === 'template' ? readAs(content, template) : content
}

function repeated(
  { conversation, known }: { conversation: SendingView['conversation']; known: Known },
  parts: readonly Content<File>[],
): SendDecision {
  const messages = known.earlier.map(({ message }) => message)
  const same =
    messages[0]?.conversation === conversation.id &&
    // What was erased cannot be compared any more; the key has to do.
    (known.earlier.some(({ content }) => content.kind === 'erased') ||
      JSON.stringify(known.earlier.map(({ content }) => gist(content))) === JSON.stringify(parts.map(gist)))
  if (same) return { kind: 'repeated', messages }
  return {
    kind: 'refused',
    code: 'idempotency_mismatch',
    detail: `This key belongs to ${messages[0]?.id}, which says something else.`,
  }
}

/** What makes a content the same as another: of files what they hold, of templates what fills them. */
function gist(content: Content<File>): unknown {
  const named = mapFiles(content, ({ source, hash, id }) => source?.url ?? hash ?? id)
  return named.kind === 'template' ? { ...named, text: '' } : named
}

function refuse(
  { account, conversation, customer, known }: Omit<SendingView, 'earlier'> & { readonly known: Known },
  out: Outgoing,
  parts: readonly Content<File>[],
  can: Abilities,
  now: number,
): Refusal | null {
  if (!account.active) return { code: 'account_inactive', detail: `${account.name} is not connected.` }
  if (account.tokenRefused)
    return { code: 'token_invalid', detail: `The channel refuses the token of ${account.name}.` }
  if (parts.length > mostParts)
    return {
      code: 'too_long',
      detail: `content: would make ${parts.length} messages; ${mostParts} are allowed.`,
    }
  for (const part of parts) {
    const refusal = misfit(part, can)
    if (refusal) return refusal
  }
  if (out.replyTo !== null && !can.replies)
    return { code: 'not_supported', detail: 'reply_to: this channel has no answers to a single message.' }
  if (out.tag !== undefined && can.humanWindowMs === null)
    return { code: 'not_supported', detail: `tag: this channel knows no ${out.tag}.` }
  if (out.content.kind === 'reaction') {
    const refusal = unmarkable(known.target, conversation, can, now)
    if (refusal) return refusal
  }
  if (out.content.kind === 'template' && known.template) {
    const refusal = unusable(out.content, known.template, customer)
    if (refusal) return refusal
  }
  return wayTo(conversation, out, can, now) === 'closed' ? closedWindow(conversation, can, now) : null
}

/** A message that is not known here may still be reacted to: the channel is the judge. */
function unmarkable(
  target: Message | null,
  conversation: SendingView['conversation'],
  can: Abilities,
  now: number,
): Refusal | null {
  if (!target) return null
  if (target.conversation !== conversation.id)
    return { code: 'invalid_request', detail: 'content.to: this message is of another conversation.' }
  const within = can.sends.reaction?.withinMs ?? null
  return within !== null && now - target.sentAt > within
    ? { code: 'not_supported', detail: 'content.to: this message is too old for a reaction.' }
    : null
}
