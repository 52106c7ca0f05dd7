import type { Stage } from '../stage.ts'
import { mid, wamid } from '../state/ids.ts'
import type { Bubble, InstagramThread, Thread, WhatsAppThread } from '../state/threads.ts'
import { amend } from './amend.ts'
import type { BusinessDoes } from './does.ts'
import { echoNotice } from './instagram-notices.ts'
import { instagramSpoken } from './instagram-says.ts'
import { notify } from './notify.ts'
import { reveal } from './ticks.ts'
import { numberNotice, seconds } from './whatsapp-notices.ts'
import { whatsAppSpoken, type Spoken } from './whatsapp-says.ts'

/** The business uses its own phone and the hub gets the echo; undefined where that phone cannot do it. */
export function echo(stage: Stage, thread: Thread, does: BusinessDoes): Bubble | undefined {
  return does.kind === 'write' ? written(stage, thread, does) : changed(stage, thread, does)
}

function written(
  stage: Stage,
  thread: Thread,
  { says, replyTo }: Extract<BusinessDoes, { kind: 'write' }>,
): Bubble | undefined {
  const spoken =
    thread.kind === 'whatsapp'
      ? whatsAppSpoken(stage, thread.account, says)
      : instagramSpoken(stage, thread.account, says)
  if (!spoken || !('type' in spoken.item || 'message' in spoken.item)) return undefined
  const bubble: Bubble = {
    ...spoken.said,
    id: newId(stage, thread),
    from: 'business',
    at: stage.clock.now(),
    status: 'delivered',
    ...(replyTo !== undefined && { replyTo }),
  }
  if (thread.kind === 'whatsapp') tellPhone(stage, thread, bubble.id, withReply(thread, spoken, replyTo))
  else tellApp(stage, thread, { mid: bubble.id, ...Reflect.get(spoken.item, 'message') }, replyTo)
  reveal(stage, thread, bubble)
  return bubble
}

function changed(
  stage: Stage,
  thread: Thread,
  does: Exclude<BusinessDoes, { kind: 'write' }>,
): Bubble | undefined {
  const bubble = thread.bubbles.find(({ id, from }) => id === does.messageId && from === 'business')
  if (!bubble) return undefined
  if (thread.kind === 'whatsapp') tellPhone(stage, thread, newId(stage, thread), change(does))
  else if (does.kind === 'unsend') tellApp(stage, thread, { mid: bubble.id, is_deleted: true })
  else return undefined
  amend(stage, thread, bubble, does)
  return bubble
}

function change(does: Exclude<BusinessDoes, { kind: 'write' }>): object {
  const original_message_id = does.messageId
  if (does.kind === 'unsend') return { type: 'revoke', revoke: { original_message_id } }
  const message = { type: 'text', text: { body: does.text } }
  return { type: 'edit', edit: { original_message_id, message } }
}

/** Written in the WhatsApp Business app (WhatsApp docs, "smb_message_echoes webhook reference"). */
function tellPhone(stage: Stage, thread: WhatsAppThread, id: string, item: object): void {
  const { account, customer, address } = thread
  const between = {
    from: account.digits,
    ...(!customer.phoneHidden && { to: customer.phone }),
    to_user_id: address,
  }
  const whole = { ...between, id, timestamp: seconds(stage.clock.now()), ...item }
  notify(stage, account, numberNotice(account, 'smb_message_echoes', 'message_echoes', whole, thread))
}

function withReply({ customer }: WhatsAppThread, { item }: Spoken, replyTo: string | undefined): object {
  return replyTo === undefined ? item : { ...item, context: { from: customer.phone, id: replyTo } }
}

/** Written in Instagram's own app. */
function tellApp(stage: Stage, thread: InstagramThread, message: object, replyTo?: string): void {
  const reply = replyTo === undefined ? {} : { reply_to: { mid: replyTo } }
  const notice = echoNotice(thread, { ...message, ...reply, is_echo: true }, stage.clock.now())
  notify(stage, thread.account, notice)
}

function newId(stage: Stage, thread: Thread): string {
  return thread.kind === 'whatsapp'
    ? wamid(thread.customer.phone, 'outbound', stage.random)
    : mid(thread.account.id, thread.address, stage.random)
}
