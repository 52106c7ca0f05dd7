import type { Reply } from '@parley/core/domain/call.ts'
import type { Channel } from '@parley/core/ports/channel.ts'
import type { Sender } from '@parley/core/ports/sender.ts'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { Evidence } from './evidence.ts'
import { anything } from './odd-values.ts'

const account: Sender = {
  key: '106540352242922',
  settings: {},
  token: 'a token that nobody may see',
  baseUrl: 'https://graph.example',
  apiVersion: 'v26.0',
}

export function keepsCheckingPromises(channel: Channel, { introduced }: Evidence): void {
  const checked = (status: number, body: string) => channel.checked(answer(status, body), account)

  describe('checking a token', () => {
    test('only reads, with the token in its header and nowhere else', () => {
      const call = channel.check(account)
      expect(call).toMatchObject({ method: 'GET', body: null })
      expect(call.headers['authorization']).toBe(`Bearer ${account.token}`)
      expect(call.url).toMatch(/^https:\/\/graph\.example\/v26\.0\//)
      expect(decodeURIComponent(call.url)).not.toContain(account.token)
    })

    test('finds it good for the account that it belongs to, and learns the name', () => {
      expect(checked(200, introduced(account.key, 'Loft'))).toEqual({ kind: 'good', name: 'Loft' })
    })

    test('finds it bad for any other account', () => {
      expect(checked(200, introduced('999', 'Loft'))).toMatchObject({ kind: 'bad' })
    })

    test.each([190, 200, 10, 100])(
      'finds it bad if the channel refuses it (code %i), in its words',
      (code) => {
        const error = { message: 'Because of this.', code }
        expect(checked(400, JSON.stringify({ error }))).toEqual({ kind: 'bad', detail: 'Because of this.' })
      },
    )

    test.each([
      answer(503, ''),
      answer(502, '<html>'),
      answer(400, JSON.stringify({ error: { message: 'Slow down.', code: 4 } })),
      answer(500, JSON.stringify({ error: { message: 'Try again.', code: 2 } })),
      { kind: 'lost', detail: 'timeout' } as const,
      { kind: 'unreached', detail: 'refused' } as const,
    ])('leaves it unclear if the channel could not be asked: $status $kind', (reply) => {
      expect(channel.checked(reply, account)).toMatchObject({ kind: 'unclear' })
    })

    test('never finds it good without the name of the account in the answer', () => {
      const body = anything.map((value) => JSON.stringify(value) ?? '')
      fc.assert(
        fc.property(fc.nat(700), body, (status, text) => {
          fc.pre(!text.includes(account.key))
          expect(checked(status, text).kind).not.toBe('good')
        }),
      )
    })
  })
}

function answer(status: number, body: string): Extract<Reply, { kind: 'answer' }> {
  return { kind: 'answer', status, headers: {}, body }
}
