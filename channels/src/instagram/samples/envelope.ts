import type { InboundMessage, Said } from '@parley/core/domain/channel-event.ts'

import type { Sample } from '../../kit/sample.ts'

/** An account and a customer as Meta's documentation has them. */
export const accountKey = '17841472110558136'
export const customer = '1597320944629412'
export const person = { identities: [`igsid:${customer}`], name: null }
/** 2025-02-21T17:00:00.421Z */
export const at = 1_740_157_200_421

export const mid = 'aWdfZAG1faXRlbToxOklHTWVzc2FnZAUlEOjE3ODQxNDcyMTEwNTU4MTM2OjM0MDI4'

/** One webhook with these items, each in the thread of the customer. */
export function messaging(...items: readonly object[]): unknown {
  return entry({ messaging: items.map(inThread) })
}

export function inThread(item: object): object {
  return { sender: { id: customer }, recipient: { id: accountKey }, timestamp: at, ...item }
}

export function entry(...entries: readonly object[]): unknown {
  return {
    object: 'instagram',
    entry: entries.map((each) => ({ id: accountKey, time: 1_740_157_200_749, ...each })),
  }
}

/** What the customer says, with all that goes with it. */
export function saying(content: Said, more: object = {}): InboundMessage {
  return { kind: 'message', accountKey, externalId: mid, from: person, at, content, replyTo: null, ...more }
}

/** A sample of one message. */
export function sample(name: string, message: object, content: Said, more: object = {}): Sample {
  return { name, body: messaging({ message: { mid, ...message } }), events: [saying(content, more)] }
}

/** An address of bytes, as Instagram signs them. */
export const url = 'https://lookaside.fbsbx.com/ig_messaging_cdn/?asset_id=1&signature=Aa'
export const file = { id: null, url, name: null, type: null, sha256: null } as const
