import { z } from 'zod'

import { graphFault, pick } from '../chaos.ts'
import type { Stage } from '../stage.ts'
import type { GraphErrorName } from './errors.ts'
import { Refusal } from './refusal.ts'
import { bodyOf, type GraphRequest } from './request.ts'

const limits = {
  'graph.facebook.com': ['throughput', 'pairLimit', 'tooManyRequests'],
  'graph.instagram.com': ['instagramRate', 'instagramTooMany'],
} as const satisfies Record<GraphRequest['host'], readonly [GraphErrorName, ...GraphErrorName[]]>

/** Fails a call as was planned for its account, or as the chaos dial wants it; then nothing was accepted. */
export async function weather(stage: Stage, request: GraphRequest): Promise<void> {
  const { host, method, edge } = request
  if (method === 'POST' && edge === 'messages') await meetPlan(stage, request)
  const fault = graphFault(stage.settings.chaos, stage.random)
  if (fault === undefined) return
  if (fault !== 'rateLimit') throw new Refusal(host === 'graph.instagram.com' ? 'instagramFailure' : fault)
  if (method === 'POST' && edge === 'messages')
    throw new Refusal(pick<GraphErrorName>(limits[host], stage.random))
}

async function meetPlan({ refusals, ledger, clock }: Stage, request: GraphRequest): Promise<void> {
  const { object, granted } = request
  const accountId = object === 'me' ? (granted[0]?.id ?? '') : object
  const plan = refusals.get(accountId)
  if (!plan || plan.times < 1 || (plan.to !== null && !(await goesTo(plan.to, request)))) return
  plan.times -= 1
  const { error, headers } = plan
  ledger.refuse({ accountId, code: error.code, subcode: error.subcode ?? null, at: clock.now() })
  throw new Refusal(error, undefined, headers)
}

const addressed = z.object({
  to: z.string().optional(),
  recipient: z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]).optional(),
})

async function goesTo(address: string, request: GraphRequest): Promise<boolean> {
  const { to, recipient } = addressed.parse(await bodyOf(request))
  return plainly(to ?? recipient ?? '') === plainly(address)
}

function plainly(address: string): string {
  return address.replace(/^\+/, '')
}
