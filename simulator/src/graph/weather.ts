import { graphFault, pick } from '../chaos.ts'
import type { Stage } from '../stage.ts'
import type { GraphErrorName } from './errors.ts'
import { Refusal } from './refusal.ts'
import type { GraphRequest } from './request.ts'

const limits = {
  'graph.facebook.com': ['throughput', 'pairLimit', 'tooManyRequests'],
  'graph.instagram.com': ['instagramRate', 'instagramTooMany'],
} as const satisfies Record<GraphRequest['host'], readonly [GraphErrorName, ...GraphErrorName[]]>

/** Fails a call as the chaos dial wants it; then nothing was accepted. */
export function weather(stage: Stage, { host, method, edge }: GraphRequest): void {
  const fault = graphFault(stage.settings.chaos, stage.random)
  if (fault === undefined) return
  if (fault !== 'rateLimit') throw new Refusal(host === 'graph.instagram.com' ? 'instagramFailure' : fault)
  if (method === 'POST' && edge === 'messages')
    throw new Refusal(pick<GraphErrorName>(limits[host], stage.random))
}
