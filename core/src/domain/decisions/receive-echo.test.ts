import { describe, expect, test } from 'vitest'

import type { EchoedMessage } from '../channel-event.ts'
import { attached, waitingFile } from '../file.ts'
import { account, at, conversation, customer, emptyView, outgoing } from '../fixtures/given.ts'
import type { Message } from '../message.ts'
import { decideReceive } from './receive.ts'

describe('a picture without words that the business sent', () => {
  const source = { id: null, url: null, name: null, type: null, sha256: null }
  const file = attached(waitingFile('fil_1', source, { account: account.id, message: null }, 0))
  const lost: Message = {
    ...outgoing,
    content: { kind: 'image', file, caption: null },
    status: 'unknown',
    transitions: [
      { status: 'sending', at: 100_000 },
      { status: 'unknown', at: 115_000 },
    ],
  }
  const settled = (now: number, echoesSends = true, words: string | null = null) => {
    const content = { kind: 'image', file: source, caption: words } as const
    const inFlight = [{ ...lost, content: { ...content, file } }]
    const view = { ...emptyView, customers: [customer], conversation, inFlight }
    const can = { clockPrecisionMs: 1, echoesSends }
    const echo: EchoedMessage = {
      kind: 'echo',
      accountKey: account.key,
      externalId: 'ext-2',
      to: { identities: customer.identities, name: null },
      at: now,
      content,
      replyTo: null,
    }
    const tried = { tries: 0, triedAt: null }
    const { changes } = decideReceive(echo, { view, can, tried, moment: at(now) })
    return changes.some((change) => change.kind === 'put' && change.value.id === lost.id)
  }

  test('settles a lost send of the same minute, and none of another: people send pictures on the phone, too', () => {
    expect([101_000, 116_000].map((now) => settled(now))).toEqual([true, true])
    expect([30_000, 200_000].map((now) => settled(now))).toEqual([false, false])
  })

  test('settles it at any time if the same words stand under it', () => {
    expect(settled(200_000, true, 'The menu of today')).toBe(true)
  })

  test('settles nothing where only what is written past the hub is echoed', () => {
    expect(settled(101_000, false, 'The menu of today')).toBe(false)
  })
})
