import { fullBucket, take } from '../../bucket.ts'
import { acceptInstagram } from '../../life/accept-instagram.ts'
import { readUpTo, startTyping, stopTyping } from '../../life/attend.ts'
import { react } from '../../life/react.ts'
import { instagramThroughput } from '../../limits.ts'
import type { Stage } from '../../stage.ts'
import type { InstagramAccount } from '../../state/accounts.ts'
import type { InstagramThread } from '../../state/threads.ts'
import { Refusal } from '../refusal.ts'
import { accountOf, bodyOf, type Answer, type GraphRequest } from '../request.ts'
import { readBody, type SenderAction } from './body.ts'
import { composed } from './said.ts'

const windowMs = 24 * 3_600_000
const humanAgentMs = 7 * windowMs

/** `POST /{account}/messages` and `/me/messages`: a message, a reaction, or typing and seen. */
export async function postMessage(stage: Stage, request: GraphRequest): Promise<Answer> {
  const account = accountOf(request, 'instagram')
  const call = readBody(await bodyOf(request))
  const thread = stage.threads.at(account, call.to)
  if (thread?.kind !== 'instagram') throw new Refusal('instagramUser')
  checkRate(stage, account)
  checkWindow(stage, thread, call.kind === 'message' && call.humanAgent)
  if (thread.blocked) throw new Refusal('instagramBlocked')
  if (call.kind !== 'message') {
    if (call.kind === 'action') act(stage, thread, call.action)
    else reactTo(stage, thread, call.messageId, call.emoji)
    return { recipient_id: call.to }
  }
  const { said, attachmentId } = await composed(stage, account, call.message)
  const row = acceptInstagram(stage, thread, { recipient: call.to, said, replyTo: call.replyTo })
  if (stage.random() < stage.settings.chaos.cutAfterAccept) return 'cut'
  const reusable = attachmentId === undefined ? {} : { attachment_id: attachmentId }
  return { recipient_id: call.to, message_id: row.id, ...reusable }
}

/** The business's reactions are not told by webhook (docs: "Reactions"). */
function reactTo(stage: Stage, thread: InstagramThread, messageId: string, emoji: string): void {
  if (!thread.bubbles.some(({ id }) => id === messageId))
    throw new Refusal('instagramParameter', 'The message_id is not a message of this conversation.')
  react(stage, thread, messageId, 'business', emoji)
}

function checkRate(stage: Stage, account: InstagramAccount): void {
  const rule = instagramThroughput(stage.settings.limits)
  const now = stage.clock.now()
  account.throughput ??= fullBucket(rule, now)
  if (!take(account.throughput, rule, now)) throw new Refusal('instagramRate')
}

/** 24 hours from the customer's last message, 7 days for a human agent (Instagram Platform docs, "Human Agent tag"). */
function checkWindow(stage: Stage, { lastWrittenAt }: InstagramThread, humanAgent: boolean): void {
  const limit = humanAgent ? humanAgentMs : windowMs
  const open = lastWrittenAt !== undefined && stage.clock.now() - lastWrittenAt < limit
  if (!open) throw new Refusal('instagramWindow')
}

function act(stage: Stage, thread: InstagramThread, action: SenderAction): void {
  if (action === 'typing_on') startTyping(stage, thread)
  else if (action === 'typing_off') stopTyping(stage, thread)
  else readUpTo(stage, thread)
}
