import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'

import { hmac } from '../edges/hmac.ts'
import type { App, HttpParts } from './parts.ts'
import { problem } from './problems.ts'
import { webhookTaker } from './take-webhook.ts'

/** Meta's documented limit for a webhook body is 3 MB. */
export const maxBodyBytes = 3 * 1024 * 1024

/** One door with three names. */
export const hookPaths = ['/webhooks/meta', '/webhooks/whatsapp', '/webhooks/instagram'] as const

export const acknowledgement = 'EVENT_RECEIVED'

/** Meta's webhooks. Most of them never come here: see `hookLane`. */
export function hooks(app: Hono<App>, parts: HttpParts): void {
  const take = webhookTaker(parts)
  for (const path of hookPaths) {
    app.get(path, (context) => handshake(context, parts.env.META_VERIFY_TOKEN))
    app.post(path, bodyLimit({ maxSize: maxBodyBytes, onError: tooLarge }), async (context) => {
      const body = new Uint8Array(await context.req.arrayBuffer())
      const request = { body, header: (name: string) => context.req.header(name) }
      const taken = await take(request, context.get('correlationId'))
      return taken ? context.text(acknowledgement) : problem(context, 'wrong_signature', wrongSignature)
    })
  }
}

export const wrongSignature = 'X-Hub-Signature-256 does not match the body.'

function tooLarge(context: Context<App>): Response {
  return problem(context, 'too_large', 'A webhook may have 3 MB.')
}

/** Meta, "Webhooks: Getting started": echo the challenge if the token is the one that was agreed on. */
function handshake(context: Context<App>, expected: string): Response {
  const {
    'hub.mode': mode,
    'hub.verify_token': token = '',
    'hub.challenge': challenge = '',
  } = context.req.query()
  if (mode !== 'subscribe' || expected === '' || !hmac.same(token, expected)) {
    return problem(
      context,
      'forbidden',
      'The verify token is not the one that is configured as META_VERIFY_TOKEN.',
    )
  }
  return context.text(challenge)
}
