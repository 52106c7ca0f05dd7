import { misfit } from '@parley/core/domain/decisions/fits.ts'
import type { File } from '@parley/core/domain/file.ts'
import { mapFiles } from '@parley/core/domain/files-within.ts'
import type { Channel, OutgoingFile } from '@parley/core/ports/channel.ts'
import type { Sender } from '@parley/core/ports/sender.ts'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { contentsBeyond } from './contents-beyond.ts'
import { contentsWithin } from './contents-within.ts'

/** Whatever a channel says it can send becomes a call, and what is beyond its limits never gets as far. */
export function keepsOutgoingPromises(channel: Channel, customer: readonly string[], account: Sender): void {
  const within = contentsWithin(channel.can)

  describe('what it says it can send', () => {
    test('is every kind for which it has limits, and nothing that a business never says', () => {
      const kinds = new Set(within.map(([kind]) => kind))
      expect(Object.keys(channel.can.sends).filter((kind) => !kinds.has(kind))).toEqual([])
      for (const kind of [
        'choice',
        'form',
        'order',
        'share',
        'call',
        'notice',
        'unsupported',
        'erased',
        'deleted',
      ])
        expect(Object.keys(channel.can.sends)).not.toContain(kind)
    })

    test.each(within)(
      '%s becomes a call within the limits, which tells nobody the token',
      (_kind, contents) => {
        fc.assert(
          fc.property(contents, (content) => {
            expect(misfit(content, channel.can)).toBeNull()
            const outgoing = { id: 'msg_1', content: mapFiles(content, handed), replyTo: null } as const
            const composed = channel.compose(outgoing, customer, account)
            if (composed.kind !== 'call') throw new Error(composed.detail)
            const { url, body } = composed.call
            expect(url + body).not.toContain(account.token)
            expect(() => JSON.parse(body ?? '')).not.toThrow()
          }),
          { numRuns: 30 },
        )
      },
    )

    test.each(contentsBeyond(channel.can))(
      '%s is refused before anybody asks the channel',
      (_what, content) => {
        expect(misfit(content, channel.can)).not.toBeNull()
      },
    )
  })
}

function handed({ name, type, source }: File): OutgoingFile {
  return { name, type, handle: source ? null : '98765', url: source?.url ?? null }
}
