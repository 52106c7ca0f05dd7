import { fileURLToPath } from 'node:url'

import { errors, HubError } from '@parley/core/domain/error.ts'
import type { Booted } from '@parley/server/boot'
import type { Env } from '@parley/server/env'
import { openSession, refuseForeignSite, whoever } from '@parley/server/http/auth'
import type { App } from '@parley/server/http/parts'
import { statics } from '@parley/server/http/statics'
import type { Simulator } from '@parley/simulator/simulator'
import { Hono } from 'hono'

import type { DemoState } from './demo/state.ts'
import type { Judge } from './judge.ts'
import { createRush } from './rush.ts'
import type { Seeded } from './seed.ts'
import type { Sink } from './sink/sink.ts'

export interface DemoParts {
  readonly booted: Booted
  readonly simulator: Simulator
  readonly sink: Sink
  readonly judge: Judge
  readonly seeded: Seeded
}

/** The demo page and what it asks for. None of this exists in a hub that runs without the demo. */
export function demoRoutes(parts: DemoParts, env: Env): Hono<App> {
  const { booted, simulator, sink, judge, seeded } = parts
  const rush = createRush(simulator)
  const app = new Hono<App>()
  app.onError((error, context) => {
    if (!(error instanceof HubError)) throw error
    return context.text(error.message, errors[error.code].status)
  })

  app.use('/demo/*', async (context, next) => {
    refuseForeignSite(context)
    await next()
  })
  app.post('/demo/session', async (context) => {
    const hub = { hub: booted.hub, env }
    if (!(await whoever(context, hub))) await openSession(context, hub, seeded.tenant, seeded.user)
    return context.body(null, 204)
  })
  app.get('/demo/state', async (context) => {
    const verdict = await judge.verdict()
    const state: DemoState = { verdict, rush: rush.progress(), rough: rough(simulator), mood: sink.mood() }
    return context.json(state)
  })
  app.post('/demo/rush', (context) =>
    rush.start() ? context.body(null, 202) : context.text('One is under way.', 409),
  )
  app.post('/demo/reset', (context) => {
    judge.reset()
    return context.body(null, 204)
  })
  statics(app, '/demo', fileURLToPath(new URL('../dist', import.meta.url)))
  app.get('/', (context) => app.fetch(new Request(new URL('/demo/', context.req.url), context.req.raw)))
  return app
}

/** Whether any dial of the chaos is turned up. */
function rough({ control }: Simulator): boolean {
  const { batch, tokenRevoked, ...dials } = control.chaos
  const revoked = Object.values(tokenRevoked).some(Boolean)
  return batch > 1 || revoked || Object.values(dials).some((dial) => dial > 0)
}
