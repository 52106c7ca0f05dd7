import type { Bubble } from './answers.ts'
import { api } from './api.ts'
import type { Pair } from './asked.ts'
import type { Said } from './asked.ts'

/** Whose phone it is: the customer's, or the business's own. */
export type Side = Bubble['from']

/** Writes on that phone. */
export function say(pair: Pair, side: Side, said: Said): Promise<unknown> {
  if (side === 'customer') return api.write({ ...pair, ...said })
  const { says = { kind: 'text', text: said.text ?? '' }, replyTo } = said
  return api.echo({ ...pair, does: { kind: 'write', says, replyTo } })
}

/** Changes one of the messages that were written on that phone; no text takes it back. */
export function change(pair: Pair, side: Side, messageId: string, text?: string): Promise<unknown> {
  const does =
    text === undefined ? { kind: 'unsend' as const, messageId } : { kind: 'edit' as const, messageId, text }
  return side === 'customer' ? api.act({ ...pair, does }) : api.echo({ ...pair, does })
}
