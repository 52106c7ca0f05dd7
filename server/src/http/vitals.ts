import { HubError } from '@parley/core/domain/error.ts'
import { Hono } from 'hono'

import type { App, HttpParts } from './parts.ts'
import { broken, problem } from './problems.ts'
import { followRequests } from './requests.ts'

/** What every process answers, also one that only works: whether it lives, whether it should get work, and its metrics. */
export function createVitals(parts: HttpParts): Hono<App> {
  const app = new Hono<App>()
  followRequests(app, parts)
  app.onError((error, context) => {
    if (!(error instanceof HubError)) parts.events.requestBroke(error, context.get('correlationId'))
    return broken(context, error)
  })
  app.notFound((context) => problem(context, 'not_found', 'Nothing is served at this path with this method.'))
  app.get('/healthz', (context) => context.json({ status: 'ok' }))
  app.get('/readyz', async (context) => {
    const reasons = await parts.notReady()
    if (reasons.length > 0) return context.json({ status: 'not ready', reasons }, 503)
    const troubles = parts.troubles()
    return context.json(
      troubles.length === 0 ? { status: 'ready' } : { status: 'degraded', reasons: troubles },
    )
  })
  app.get('/metrics', async (context) =>
    context.body(await parts.metrics.text(), 200, { 'content-type': parts.metrics.contentType }),
  )
  return app
}
