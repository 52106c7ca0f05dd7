import type { Channel, SignedRequest } from '@parley/core/ports/channel.ts'
import { describe, expect, test } from 'vitest'

import { hmac } from './hmac.ts'

const secret = 'the secret of the app'
const body = Buffer.from(String.raw`{"object":"x","text":"\u00e4\/"}`)
const right = `sha256=${hmac.sha256Hex(secret, body)}`

export function keepsSignaturePromises(channel: Channel): void {
  const accepts = (signature: string | undefined, secrets = [secret], bytes: Uint8Array = body) =>
    channel.verify(signed(bytes, signature), secrets, hmac)

  describe('signature', () => {
    test('of the raw bytes is accepted', () => expect(accepts(right)).toBe(true))

    test('of any of the secrets is accepted, so that a secret can be rotated', () => {
      expect(accepts(right, ['another', secret])).toBe(true)
      expect(accepts(right, [secret, 'another'])).toBe(true)
    })

    test('of another secret, of no secret and of an empty secret is refused', () => {
      expect(accepts(right, ['another'])).toBe(false)
      expect(accepts(right, [])).toBe(false)
      expect(accepts(`sha256=${hmac.sha256Hex('', body)}`, [''])).toBe(false)
    })

    test('of other bytes is refused, even if they mean the same', () => {
      expect(accepts(right, [secret], Buffer.from(JSON.stringify(JSON.parse(body.toString()))))).toBe(false)
    })

    test('with one digit changed is refused, whichever it is', () => {
      for (let index = 'sha256='.length; index < right.length; index += 1) {
        const other = right[index] === '0' ? '1' : '0'
        expect(accepts(right.slice(0, index) + other + right.slice(index + 1))).toBe(false)
      }
    })

    test.each([
      undefined,
      '',
      'sha256=',
      'sha256',
      right.slice(7),
      right.slice(0, -1),
      `${right}0`,
      `x${right}`,
      `sha1=${right.slice(7)}`,
    ])('that is missing or of another form is refused: %s', (signature) =>
      expect(accepts(signature)).toBe(false),
    )
  })
}

function signed(bytes: Uint8Array, signature: string | undefined): SignedRequest {
  return {
    body: bytes,
    header: (name) => (name.toLowerCase() === 'x-hub-signature-256' ? signature : undefined),
  }
}
