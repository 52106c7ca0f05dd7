import { Hono, type Context } from 'hono'

import type { Ledger } from '../ledger.ts'
import type { Stream } from '../stream.ts'
import type { Callback } from '../webhooks/callback.ts'
import type { Control } from './control.ts'
import { ControlProblem, shaped } from './problem.ts'
import * as shapes from './shapes.ts'
import { sights } from './sights.ts'
import { accountView, threadView } from './views.ts'

export interface Controlled {
  readonly control: Control
  readonly ledger: Ledger
  readonly stream: Stream
  readonly callback: Callback
}

/** The control API: plain JSON over everything that `Control` can do. */
export function controlRoutes(world: Controlled): Hono {
  const routes = new Hono()
  routes.use((call, next) => {
    refuseStrangers(call)
    return next()
  })
  people(routes, world)
  talk(routes, world)
  dials(routes, world)
  webhooks(routes, world)
  routes.all('*', ({ req }) => {
    throw new ControlProblem(
      404,
      `There is no ${req.method} ${req.path}; simulator/README.md lists what there is.`,
    )
  })
  routes.onError((error, call) => {
    if (!(error instanceof ControlProblem)) throw error
    return call.json({ status: error.status, detail: error.message }, error.status, {
      'content-type': 'application/problem+json',
    })
  })
  return routes
}

function people(routes: Hono, { control }: Controlled): void {
  routes.get('/accounts', (call) => call.json({ items: control.accounts().map(accountView) }))
  routes.post('/accounts', async (call) =>
    call.json(accountView(control.addAccount(await body(call, shapes.newAccount))), 201),
  )
  routes.get('/customers', (call) => call.json({ items: control.customers() }))
  routes.post('/customers', async (call) =>
    call.json(control.addCustomer(await body(call, shapes.newCustomer)), 201),
  )
}

function talk(routes: Hono, { control, stream }: Controlled): void {
  routes.post('/messages', async (call) => call.json(control.write(await body(call, shapes.newMessage)), 201))
  routes.post('/load', async (call) => {
    const asked = await body(call, shapes.newLoad)
    control.load(asked)
    return call.json({ lastsMs: Math.ceil((asked.messages / asked.perSecond) * 1_000) }, 202)
  })
  routes.post('/open', async (call) => {
    const { accountId, customerId, open } = await body(call, shapes.opening)
    control.open(accountId, customerId, open)
    return call.json({ open })
  })
  routes.get('/thread', (call) => {
    const { accountId, customerId } = shaped(shapes.whichThread, call.req.query())
    return call.json(threadView(control.thread(accountId, customerId)))
  })
  routes.get('/stream', (call) => sights(call, stream))
}

function dials(routes: Hono, { control, ledger }: Controlled): void {
  routes.get('/chaos', (call) => call.json(control.chaos))
  routes.put('/chaos', async (call) => call.json(control.setChaos(await body(call, shapes.chaosChange))))
  routes.post('/refusals', async (call) =>
    call.json(control.refuse(await body(call, shapes.newRefusal)), 201),
  )
  routes.get('/limits', (call) => call.json(control.limits))
  routes.put('/limits', async (call) => call.json(control.setLimits(await body(call, shapes.limitsChange))))
  routes.get('/counters', (call) => call.json(control.counters()))
  routes.get('/ledger', (call) => {
    const { of, after, limit } = shaped(shapes.ledgerQuery, call.req.query())
    return call.json(ledger[of](after, limit))
  })
}

function webhooks(routes: Hono, { control, callback }: Controlled): void {
  routes.post('/flush', (call) => {
    control.flush()
    return call.json({ pending: control.counters().pending })
  })
  routes.get('/webhook', (call) => call.json({ url: callback.url }))
  routes.put('/webhook', async (call) => {
    await callback.move(await body(call, shapes.newWebhook))
    return call.json({ url: callback.url, ...(await callback.verify()) })
  })
  routes.post('/verify', async (call) => call.json(await callback.verify()))
}

/** A page of another site may not steer the simulator through somebody's browser. */
function refuseStrangers({ req }: Context): void {
  const site = req.header('sec-fetch-site')
  if (site === undefined || site === 'same-origin' || site === 'none') return
  throw new ControlProblem(
    403,
    'Pages of other sites may not use the control API: open the simulator itself.',
  )
}

async function body<T>(call: Context, shape: Parameters<typeof shaped<T>>[0]): Promise<T> {
  const text = await call.req.text()
  try {
    return shaped(shape, JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError) throw new ControlProblem(400, 'The body must be JSON.')
    throw error
  }
}
