import { fullBucket, take } from '../../bucket.ts'
import { acceptInstagram } from '../../life/accept.ts'
import { readUpTo, startTyping, stopTyping } from '../../life/attend.ts'
import { instagramThroughput } from '../../limits.ts'
import type { Stage } from '../../stage.ts'
import type { InstagramAccount } from '../../state/accounts.ts'
import type { InstagramThread } from '../../state/threads.ts'
import { Refusal } from '../refusal.ts'
import { accountOf, bodyOf, type Answer, type GraphRequest } from '../request.ts'
import { readBody, type SenderAction } from './body.ts'

const windowMs = 24 * 3_600_000
const humanAgentMs = 7 * windowMs

/** `POST /{account}/messages` and `/me/messages`: a text, or typing and seen. */
export async function postMessage(stage: Stage, request: GraphRequest): Promise<Answer> {
  const account = accountOf(request, 'instagram')
  const call = readBody(await bodyOf(request))
  const thread = stage.threads.at(account, call.to)
  if (thread?.kind !== 'instagram') throw new Refusal('instagramUser')
  checkRate(stage, account)
  checkWindow(stage, thread, call.kind === 'message' && call.humanAgent)
  if (call.kind === 'action') {
    act(stage, thread, call.action)
    return { recipient_id: call.to }
  }
  const row = acceptInstagram(stage, thread, { recipient: call.to, text: call.text, replyTo: call.replyTo })
  const cut = stage.random() < stage.settings.chaos.cutAfterAccept
  return cut ? 'cut' : { recipient_id: call.to, message_id: row.id }
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
