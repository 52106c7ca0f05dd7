import type { Reply } from '@parley/core/domain/call.ts'
import type { Channel, OutgoingMessage } from '@parley/core/ports/channel.ts'
import type { Sender } from '@parley/core/ports/sender.ts'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { Evidence } from './evidence.ts'
import { anything } from './odd-values.ts'
import { keepsOutgoingPromises } from './outgoing.ts'

const account: Sender = {
  key: '106540352242922',
  settings: {},
  token: 'a token that nobody may see',
  baseUrl: 'https://graph.example',
  apiVersion: 'v26.0',
}

const message: OutgoingMessage = {
  id: 'msg_01h455vb4pex5vsknk084sn02q',
  content: { kind: 'text', text: 'Hello' },
  replyTo: null,
}

const day = 24 * 3_600_000

export function keepsSendingPromises(channel: Channel, { customer, address, accepted }: Evidence): void {
  keepsOutgoingPromises(channel, customer, account)

  describe('sending', () => {
    test('any text goes out whole, as JSON, with the token in its header and nowhere else', () => {
      fc.assert(
        fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
          const composed = channel.compose({ ...message, content: { kind: 'text', text } }, customer, account)
          if (composed.kind !== 'call') throw new Error(composed.detail)
          const { url, headers, body } = composed.call
          expect(url).toBe(`https://graph.example/v26.0/${account.key}/messages`)
          expect(headers['authorization']).toBe(`Bearer ${account.token}`)
          expect(url + body).not.toContain(account.token)
          expect(values(JSON.parse(body ?? ''))).toContain(text)
        }),
      )
    })

    test('the message that is answered is named', () => {
      const composed = channel.compose({ ...message, replyTo: 'their-id' }, customer, account)
      expect(composed.kind === 'call' && values(JSON.parse(composed.call.body ?? ''))).toContain('their-id')
    })

    test('an address means one of the identities by which the customer is known; nonsense means nobody', () => {
      expect(customer).toContain(channel.identify(address))
      fc.assert(
        fc.property(fc.string(), (text) => {
          expect(channel.identify(text) ?? 'none:1').toMatch(/^[a-z]+:[\x21-\x7e]+$/)
        }),
      )
    })

    test('a person whom the channel does not know, and content that it cannot carry, are impossible', () => {
      const unsupported = { kind: 'unsupported', type: 'poll', raw: '{}' } as const
      expect(channel.compose(message, ['elsewhere:1'], account)).toMatchObject({ kind: 'impossible' })
      expect(channel.compose(message, [], account)).toMatchObject({ kind: 'impossible' })
      expect(channel.compose({ ...message, content: unsupported }, customer, account)).toMatchObject({
        kind: 'impossible',
      })
    })
  })

  describe('answers', () => {
    test('with an id mean that the message is sent', () => {
      expect(channel.outcome(answer(200, accepted('their-id')), 'text')).toEqual({
        kind: 'sent',
        externalId: 'their-id',
      })
    })

    test.each([
      answer(200, '{}'),
      answer(200, ''),
      answer(502, '<html>'),
      answer(503, ''),
      answer(504, '{}'),
      answer(500, 'null'),
    ])('that do not say whether the message was taken leave it lost: $status $body', (reply) =>
      expect(channel.outcome(reply, 'text').kind).toBe('lost'),
    )

    test('of a failure are never "sent", even with an id', () => {
      expect(channel.outcome(answer(500, accepted('their-id')), 'text').kind).toBe('lost')
      expect(channel.outcome(answer(400, accepted('their-id')), 'text').kind).toBe('refused')
    })

    test('that never came leave it lost; a call that never left may be repeated', () => {
      expect(channel.outcome({ kind: 'lost', detail: 'timeout' }, 'text')).toEqual({
        kind: 'lost',
        detail: 'timeout',
      })
      expect(channel.outcome({ kind: 'unreached', detail: 'refused' }, 'text')).toMatchObject({
        kind: 'refused',
        class: 'transient',
      })
    })

    test('of any kind have a meaning, and never say "sent" without an id or after a failure', () => {
      fc.assert(
        fc.property(
          fc.nat(700),
          fc.dictionary(fc.string(), fc.string()),
          someBody,
          (status, headers, body) => {
            const outcome = channel.outcome({ kind: 'answer', status, headers, body }, 'text')
            const taken = status >= 200 && status < 300
            expect(outcome).toSatisfy(() => outcome.kind !== 'sent' || (taken && outcome.externalId !== ''))
            const wait = outcome.kind === 'refused' ? (outcome.retryAfterMs ?? 1) : 1
            expect(wait).toBeGreaterThan(0)
            expect(wait).toBeLessThanOrEqual(day)
          },
        ),
      )
    })
  })
}

const someBody = fc.oneof(
  fc.string(),
  anything.map((value) => JSON.stringify(value)),
  anything.map((error) => JSON.stringify({ error })),
  fc
    .record({ code: anything, error_subcode: anything, error_data: anything })
    .map((error) => JSON.stringify({ error })),
)

function answer(status: number, body: string): Extract<Reply, { kind: 'answer' }> {
  return { kind: 'answer', status, headers: {}, body }
}

/** Everything that is not an object, at any depth. */
function values(value: unknown): readonly unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(values) : [value]
}
