import type { Endpoint } from '@parley/core/domain/endpoint.ts'
import { z } from 'zod'

import { eventKind } from './event-kind.ts'
import { route } from './route.ts'
import { id, iso, isoOrNull, list, none, noParams, timestamp } from './shapes.ts'

export const endpointShape = z
  .object({
    id: id('end'),
    account_id: id('acc').nullable().describe("The account it listens to; null for all of the tenant's."),
    url: z.string(),
    description: z.string(),
    kinds: z.array(eventKind).nullable().describe('The event types it wants; null for all.'),
    include_imported: z
      .boolean()
      .describe('Whether it is told of messages from before the account was connected, too.'),
    active: z.boolean(),
    overlap_until: timestamp
      .nullable()
      .describe('Until when webhooks are also signed with an older secret; null if they are not.'),
    created_at: timestamp,
  })
  .meta({ id: 'WebhookEndpoint' })

export type EndpointShape = z.infer<typeof endpointShape>

export function presentEndpoint(endpoint: Endpoint): EndpointShape {
  const [, ...old] = endpoint.secrets
  const until = Math.max(0, ...old.map((secret) => secret.expiresAt ?? 0))
  return {
    id: endpoint.id,
    account_id: endpoint.account,
    url: endpoint.url,
    description: endpoint.description,
    kinds: endpoint.kinds && [...endpoint.kinds],
    include_imported: endpoint.includeImported ?? false,
    active: endpoint.active,
    overlap_until: isoOrNull(until === 0 ? null : until),
    created_at: iso(endpoint.createdAt),
  }
}

/** Shown once: `whsec_` and the base64 of the key, as Standard Webhooks has it. */
export const secret = z.string().meta({
  description:
    'Signs the webhooks; shown this once. The key of `webhook-signature` is what stands after `whsec_`, decoded from base64; that of `x-hub-signature-256` is all of it, as text.',
  examples: ['whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'],
})

const kinds = z.array(eventKind).min(1).nullable()
const description = z.string().max(200)
const params = z.object({ endpoint_id: id('end') })
export const webhookUrl = z
  .url({ protocol: /^https?$/, error: 'must be a URL that starts with https://' })
  .max(2000)
  .describe(
    'Where webhooks are posted. An address in a private network is refused unless whoever runs the hub allows its origin (`ALLOW_PRIVATE_ORIGINS`); without an address, read the feed (`GET /api/v1/events`).',
  )

export const listEndpoints = route({
  method: 'GET',
  path: '/api/v1/webhook-endpoints',
  summary: "The tenant's webhook endpoints, also those that are switched off",
  auth: 'accounts:read',
  params: noParams,
  query: noParams,
  body: none,
  status: 200,
  answer: list(endpointShape),
  errors: [],
})

export const getEndpoint = route({
  method: 'GET',
  path: '/api/v1/webhook-endpoints/{endpoint_id}',
  summary: 'One webhook endpoint',
  auth: 'accounts:read',
  params,
  query: noParams,
  body: none,
  status: 200,
  answer: endpointShape,
  errors: ['not_found'],
})

export const createEndpoint = route({
  method: 'POST',
  path: '/api/v1/webhook-endpoints',
  summary: 'Add a webhook endpoint; its signing secret is in this answer and nowhere else',
  auth: 'accounts:write',
  audit: { action: 'create.endpoint', keep: ['account_id', 'kinds'] },
  params: noParams,
  query: noParams,
  body: z.object({
    url: webhookUrl,
    account_id: id('acc').nullable().default(null),
    kinds: kinds.default(null),
    include_imported: z.boolean().default(false),
    description: description.default(''),
  }),
  status: 201,
  answer: z.object({ endpoint: endpointShape, secret }),
  errors: [],
})

export const updateEndpoint = route({
  method: 'PUT',
  path: '/api/v1/webhook-endpoints/{endpoint_id}',
  summary: 'Change a webhook endpoint, or switch it off or on; what is left out stays',
  auth: 'accounts:write',
  audit: { action: 'update.endpoint', keep: ['kinds', 'active'] },
  params,
  query: noParams,
  body: z
    .object({ url: webhookUrl, kinds, include_imported: z.boolean(), description, active: z.boolean() })
    .partial(),
  status: 200,
  answer: endpointShape,
  errors: ['not_found'],
})

export const deleteEndpoint = route({
  method: 'DELETE',
  path: '/api/v1/webhook-endpoints/{endpoint_id}',
  summary: 'Switch a webhook endpoint off; what still waits for it is not sent any more',
  auth: 'accounts:write',
  audit: { action: 'deactivate.endpoint', keep: [] },
  params,
  query: noParams,
  body: none,
  status: 200,
  answer: endpointShape,
  errors: ['not_found'],
})

export const rotateSecret = route({
  method: 'POST',
  path: '/api/v1/webhook-endpoints/{endpoint_id}/rotate-secret',
  summary: 'Sign with a new secret from now on; the two before it sign along until the overlap ends',
  auth: 'accounts:write',
  audit: { action: 'rotate.endpoint', keep: ['overlap_hours'] },
  params,
  query: noParams,
  body: z.object({ overlap_hours: z.number().min(0).max(168).default(24) }).default({ overlap_hours: 24 }),
  status: 200,
  answer: z.object({ endpoint: endpointShape, secret }),
  errors: ['not_found'],
})
