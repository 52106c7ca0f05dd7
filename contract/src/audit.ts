import type { Audit } from '@parley/core/domain/audit.ts'
import { z } from 'zod'

import { route } from './route.ts'
import { id, iso, limit, list, none, noParams, timestamp } from './shapes.ts'

export const auditShape = z
  .object({
    id: id('aud'),
    at: timestamp,
    actor: z
      .object({ kind: z.enum(['user', 'key', 'operator', 'system']), id: z.string() })
      .describe('Who did it.'),
    action: z
      .string()
      .meta({ examples: ['revoke.key'] })
      .describe('A verb and the noun it was done to.'),
    target: z.string().nullable().describe('The id of what was changed.'),
    detail: z
      .record(z.string(), z.unknown())
      .describe('What was asked for, as far as it is neither secret nor personal.'),
    correlation_id: z.string().describe('The `x-correlation-id` of the request.'),
  })
  .meta({ id: 'AuditEntry' })

export function presentAudit(audit: Audit): z.infer<typeof auditShape> {
  return {
    id: audit.id,
    at: iso(audit.at),
    actor: audit.actor,
    action: audit.action,
    target: audit.target,
    detail: audit.detail,
    correlation_id: audit.correlationId,
  }
}

const query = z.object({
  actor: z.string().max(100).optional().describe('The id of a person or key.'),
  target: z.string().max(100).optional().describe('The id of what was changed.'),
  after: id('aud').optional(),
  limit,
})

export type AuditListing = z.output<typeof query>

export const listAudit = route({
  method: 'GET',
  path: '/api/v1/audit',
  summary: 'Who changed what, the latest first',
  auth: 'audit:read',
  params: noParams,
  query,
  body: none,
  status: 200,
  answer: list(auditShape),
  errors: [],
})

export const listHubAudit = route({
  method: 'GET',
  path: '/api/v1/operator/audit',
  summary: 'What was done to the hub itself, the latest first; or to one business, with `tenant_id`',
  auth: 'operator',
  params: noParams,
  query: query.extend({
    tenant_id: id('ten').optional().describe('Its log instead of that of the hub.'),
  }),
  body: none,
  status: 200,
  answer: list(auditShape),
  errors: [],
})
