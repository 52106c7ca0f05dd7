import { accept } from '@parley/core/flows/accept.ts'
import { traced } from '@parley/core/flows/traced.ts'
import type { Channel } from '@parley/core/ports/channel.ts'
import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'

import { hmac } from '../edges/hmac.ts'
import { parseExactly } from './exact-json.ts'
import type { App, HttpParts } from './parts.ts'
import { problem } from './problems.ts'

/** Meta's documented limit for a webhook body is 3 MB. */
const maxBodyBytes = 3 * 1024 * 1024

/** Meta's webhooks: checked over the raw bytes, made durable, then acknowledged. One door with three names. */
export function hooks(app: Hono<App>, parts: HttpParts): void {
  for (const path of ['/webhooks/meta', '/webhooks/whatsapp', '/webhooks/instagram']) {
    app.get(path, (context) => handshake(context, parts.env.META_VERIFY_TOKEN))
    app.post(path, bodyLimit({ maxSize: maxBodyBytes, onError: tooLarge }), (context) => take(context, parts))
  }
}

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

async function take(context: Context<App>, { hub, env, events }: HttpParts): Promise<Response> {
  const body = new Uint8Array(await context.req.arrayBuffer())
  const request = { body, header: (name: string) => context.req.header(name) }
  const channels = [...hub.channels.values()]
  // Channels of one family share their check, which is then made once.
  const checks = new Set(channels.map((channel) => channel.verify))
  const passed = new Set([...checks].filter((verify) => verify(request, env.META_APP_SECRET, hmac)))
  const trusted = channels.filter((channel) => passed.has(channel.verify))
  if (trusted.length === 0) {
    events.signatureRefused(context.get('correlationId'))
    return problem(context, 'wrong_signature', 'X-Hub-Signature-256 does not match the body.')
  }
  const json = read(body)
  const channel = channelOf(trusted, json)
  const parsed = channel ? channel.parse(json, hub.moment().now) : unreadable(body)
  for (const rest of parsed.rest) {
    events.webhookRest(channel?.name ?? 'none', rest.reason, context.get('correlationId'))
  }
  await accept(traced(hub, context.get('correlationId')), channel?.name ?? '', parsed)
  events.webhookTaken()
  return context.text('EVENT_RECEIVED')
}

function read(body: Uint8Array): unknown {
  try {
    return parseExactly(new TextDecoder().decode(body))
  } catch {
    return undefined
  }
}

function channelOf(channels: readonly Channel[], json: unknown): Channel | undefined {
  const object = typeof json === 'object' && json !== null && 'object' in json ? json.object : undefined
  return channels.find((channel) => typeof object === 'string' && channel.objects.includes(object))
}

function unreadable(body: Uint8Array): ReturnType<Channel['parse']> {
  const raw = new TextDecoder().decode(body)
  return {
    events: [],
    rest: [{ reason: 'malformed', detail: 'The body is not JSON of a known channel.', raw }],
  }
}
