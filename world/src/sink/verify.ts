import { createHmac, timingSafeEqual } from 'node:crypto'

/** What an endpoint needs to see of a request. */
export interface Signed {
  readonly body: string
  header(name: string): string | undefined
}

export type Check = { readonly kind: 'verified' } | { readonly kind: 'refused'; readonly why: string }

/** Standard Webhooks asks for this tolerance, so that a recorded request cannot be replayed later. */
const toleranceMs = 5 * 60_000

/**
 * Whether a webhook comes from the hub: both signatures over the raw bytes, compared in constant time. While a
 * secret is being rotated, any of the signatures of `webhook-signature` may be the one that fits.
 */
export function verify(request: Signed, secret: string, now: number): Check {
  const [id, timestamp, signatures, hub] = [
    'webhook-id',
    'webhook-timestamp',
    'webhook-signature',
    'x-hub-signature-256',
  ].map((name) => request.header(name) ?? '')
  if (!id || !timestamp || !signatures || !hub) return refused('A signature header is missing.')
  if (!(Math.abs(now - Number(timestamp) * 1000) <= toleranceMs)) return refused('The timestamp is too old.')
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const standard = `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${request.body}`).digest('base64')}`
  if (!signatures.split(' ').some((each) => same(each, standard)))
    return refused('webhook-signature does not fit the body.')
  const plain = `sha256=${createHmac('sha256', secret).update(request.body).digest('hex')}`
  return same(hub, plain) ? { kind: 'verified' } : refused('x-hub-signature-256 does not fit the body.')
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

function refused(why: string): Check {
  return { kind: 'refused', why }
}
