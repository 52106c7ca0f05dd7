import { alertKind, type Alert, type Target } from '@parley/core/domain/alert.ts'
import { z } from 'zod'

import { secret, webhookUrl } from './endpoint.ts'
import { route } from './route.ts'
import { id, iso, isoOrNull, limit, list, none, noParams, timestamp } from './shapes.ts'

export const alertShape = z
  .object({
    id: id('alr'),
    kind: alertKind,
    subject: z.string().describe('The id of what it is about, or a word for what has none.'),
    detail: z.string().describe('What happened last.'),
    count: z.int().describe('How often it happened since `first_at`.'),
    first_at: timestamp,
    last_at: timestamp,
    resolved_at: timestamp
      .nullable()
      .describe('Null while it is open; the next of its kind and subject is a new alert then.'),
  })
  .meta({ id: 'Alert' })

export function presentAlert(alert: Alert): z.infer<typeof alertShape> {
  return {
    id: alert.id,
    kind: alert.kind,
    subject: alert.subject,
    detail: alert.detail,
    count: alert.count,
    first_at: iso(alert.firstAt),
    last_at: iso(alert.lastAt),
    resolved_at: isoOrNull(alert.resolvedAt),
  }
}

export const targetShape = z
  .object({
    id: id('tgt'),
    kind: z.enum(['webhook', 'email']),
    address: z.string().describe('The URL, or the e-mail address.'),
    created_at: timestamp,
  })
  .meta({ id: 'AlertTarget' })

export function presentTarget({ id, address, createdAt }: Target): z.infer<typeof targetShape> {
  const to = address.kind === 'webhook' ? address.url : address.to
  return { id, kind: address.kind, address: to, created_at: iso(createdAt) }
}

const query = z.object({ after: id('alr').optional(), limit })

export const listAlerts = route({
  method: 'GET',
  path: '/api/v1/alerts',
  summary: 'What somebody should look at, the latest first',
  auth: 'alerts:read',
  params: noParams,
  query,
  body: none,
  status: 200,
  answer: list(alertShape),
  errors: [],
})

export const listHubAlerts = route({
  method: 'GET',
  path: '/api/v1/operator/alerts',
  summary: 'The alerts that belong to no tenant, the latest first',
  auth: 'operator',
  params: noParams,
  query,
  body: none,
  status: 200,
  answer: list(alertShape),
  errors: [],
})

export const resolveAlert = route({
  method: 'POST',
  path: '/api/v1/alerts/{alert_id}/resolve',
  summary: 'Close an alert: if it happens again, everybody is told again',
  auth: 'alerts:write',
  audit: { action: 'resolve.alert', keep: [] },
  params: z.object({ alert_id: id('alr') }),
  query: noParams,
  body: none,
  status: 200,
  answer: alertShape,
  errors: ['not_found'],
})

export const resolveHubAlert = route({
  method: 'POST',
  path: '/api/v1/operator/alerts/{alert_id}/resolve',
  summary: 'Close one of these alerts: if it happens again, you are told again',
  auth: 'operator',
  audit: { action: 'resolve.alert', keep: [] },
  params: z.object({ alert_id: id('alr') }),
  query: noParams,
  body: none,
  status: 200,
  answer: alertShape,
  errors: ['not_found'],
})

export const listTargets = route({
  method: 'GET',
  path: '/api/v1/alert-targets',
  summary: 'Where administrators are told of alerts',
  auth: 'alerts:read',
  params: noParams,
  query: noParams,
  body: none,
  status: 200,
  answer: list(targetShape),
  errors: [],
})

export const createTarget = route({
  method: 'POST',
  path: '/api/v1/alert-targets',
  summary: 'Add a webhook or an e-mail address; the secret that signs the webhook is shown this once',
  auth: 'alerts:write',
  audit: { action: 'create.target', keep: ['kind'] },
  params: noParams,
  query: noParams,
  body: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('webhook'), url: webhookUrl }),
    z.object({ kind: z.literal('email'), to: z.email().max(254) }),
  ]),
  status: 201,
  answer: z.object({ target: targetShape, secret: secret.nullable() }),
  errors: [],
})

export const deleteTarget = route({
  method: 'DELETE',
  path: '/api/v1/alert-targets/{target_id}',
  summary: 'Tell nobody there any more',
  auth: 'alerts:write',
  audit: { action: 'delete.target', keep: [] },
  params: z.object({ target_id: id('tgt') }),
  query: noParams,
  body: none,
  status: 200,
  answer: targetShape,
  errors: ['not_found'],
})
