import { request } from 'undici'

export interface CallbackAddress {
  readonly url: string
  readonly verifyToken: string
}

export type Verdict = { readonly kind: 'verified' } | { readonly kind: 'refused'; readonly why: string }

/**
 * Meta's handshake with a callback address (Graph API docs, "Webhooks: Verification requests"): it must answer 200
 * with exactly the challenge.
 */
export async function verifyCallback(
  { url, verifyToken }: CallbackAddress,
  challenge: string,
): Promise<Verdict> {
  const query = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.challenge': challenge,
    'hub.verify_token': verifyToken,
  })
  try {
    const { statusCode, body } = await request(`${url}${url.includes('?') ? '&' : '?'}${query.toString()}`, {
      headers: { 'user-agent': 'facebookexternalua' },
      headersTimeout: 5_000,
      bodyTimeout: 5_000,
    })
    return judge(url, statusCode, await body.text(), challenge)
  } catch {
    return refused(`Nobody answers at ${url}: start the hub, or set another webhook address.`)
  }
}

function judge(url: string, status: number, answer: string, challenge: string): Verdict {
  if (status !== 200) {
    return refused(`${url} answered the handshake with ${status}: the verify token is probably not the same.`)
  }
  if (answer === challenge) return { kind: 'verified' }
  return refused(`${url} did not echo the challenge: the body must be hub.challenge and nothing else.`)
}

function refused(why: string): Verdict {
  return { kind: 'refused', why }
}
