import type { Trace } from '@parley/core/domain/trace.ts'
import { accept } from '@parley/core/flows/accept.ts'
import { traced } from '@parley/core/flows/traced.ts'
import type { SignedRequest } from '@parley/core/ports/channel.ts'

import { hmac } from '../edges/hmac.ts'
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
    const trusted = channels.filter(({ verify }) => passed.includes(verify)).map(({ name }) => name)
    for await (const { channel, parsed } of hub.reader.read(request.body, trusted, hub.moment().now)) {
      for (const { reason } of parsed.rest) events.webhookRest(channel || 'none', reason, trace)
      await accept(traced(hub, trace), channel, parsed)
    }
    events.webhookTaken()
    return true
  }
}
