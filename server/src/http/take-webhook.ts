import type { Trace } from '@parley/core/domain/trace.ts'
import { accept } from '@parley/core/flows/accept.ts'
import { traced } from '@parley/core/flows/traced.ts'
import type { Channel, SignedRequest } from '@parley/core/ports/channel.ts'

import { hmac } from '../edges/hmac.ts'
import { parseExactly } from './exact-json.ts'
import type { HttpParts } from './parts.ts'

/**
 * Checks a webhook over its raw bytes and makes it durable; only then it may be acknowledged. False if no channel knows
 * its signature; throws if the store cannot take it.
 */
export type TakeWebhook = (request: SignedRequest, trace: Trace) => Promise<boolean>

export function webhookTaker({ hub, env, events }: HttpParts): TakeWebhook {
  const channels = [...hub.channels.values()]
  // Channels of one family share their check, which is then made once.
  const checks = [...new Set(channels.map((channel) => channel.verify))]
  return async (request, trace) => {
    const passed = checks.filter((verify) => verify(request, env.META_APP_SECRET, hmac))
    if (passed.length === 0) {
      events.signatureRefused(trace)
      return false
    }
    const json = read(request.body)
    const trusted = channels.filter((channel) => passed.includes(channel.verify))
    const channel = channelOf(trusted, json)
    const parsed = channel ? channel.parse(json, hub.moment().now) : unreadable(request.body)
    for (const { reason } of parsed.rest) events.webhookRest(channel?.name ?? 'none', reason, trace)
    await accept(traced(hub, trace), channel?.name ?? '', parsed)
    events.webhookTaken()
    return true
  }
}

const text = new TextDecoder()

function read(body: Uint8Array): unknown {
  try {
    return parseExactly(text.decode(body))
  } catch {
    return undefined
  }
}

function channelOf(channels: readonly Channel[], json: unknown): Channel | undefined {
  const object = typeof json === 'object' && json !== null && 'object' in json ? json.object : undefined
  return channels.find((channel) => typeof object === 'string' && channel.objects.includes(object))
}

function unreadable(body: Uint8Array): ReturnType<Channel['parse']> {
  const raw = text.decode(body)
  return {
    events: [],
    rest: [{ reason: 'malformed', detail: 'The body is not JSON of a known channel.', raw }],
  }
}
