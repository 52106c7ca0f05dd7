import { newTrace, readTraceparent } from '@parley/core/domain/trace.ts'
import type { Hono } from 'hono'
import { routePath } from 'hono/route'

import { shownPath, wordsOf } from '../log.ts'
import type { App, HttpParts } from './parts.ts'

/** Gives every request its trace, the caller's own if it has one, and every request its line in the log. */
export function followRequests(app: Hono<App>, { hub, events }: Pick<HttpParts, 'hub' | 'events'>): void {
  let words: ReadonlySet<string> | null = null
  app.use(async (context, next) => {
    const startedAt = performance.now()
    const traceId = readTraceparent(context.req.header('traceparent')) ?? newTrace(hub.moment().random)
    context.set('correlationId', traceId)
    // Before there is an answer: to add it to one makes that one dearer.
    context.header('x-correlation-id', traceId)
    await next()
    words ??= wordsOf(app.routes.map(({ path }) => path))
    events.requestHandled({
      method: context.req.method,
      path: shownPath(context.req.path, words),
      route: routePath(context, -1),
      status: context.res.status,
      ms: performance.now() - startedAt,
      traceId,
    })
  })
}
