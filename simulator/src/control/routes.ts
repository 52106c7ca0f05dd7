import { Hono, type Context } from 'hono'

import type { Ledger } from '../ledger.ts'
import { newsFields } from '../life/news.ts'
import type { Files } from '../media/files.ts'
import type { Stream } from '../stream.ts'
import type { Callback } from '../webhooks/callback.ts'
import type { Control } from './control.ts'
import { fileRoutes } from './file-routes.ts'
import { ControlProblem, shaped } from './problem.ts'
import * as shapes from './shapes.ts'
import { sights } from './sights.ts'
import { accountView, threadView } from './views.ts'

export interface Controlled {
  readonly control: Control
  readonly ledger: Ledger
  readonly stream: Stream
  readonly callback: Callback
  readonly files: Files
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
  affairs(routes, world)
  fileRoutes(routes, world)
  dials(routes, world)
  webhooks(routes, world)
  const known = routes.routes.flatMap(({ method, path }) => (method === 'ALL' ? [] : [`${method} ${path}`]))
  routes.all('*', ({ req }) => {
    throw new ControlProblem(404, `There is no ${req.method} ${req.path}. There is ${known.join(', ')}.`)
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
  routes.put('/accounts/:id', async (call) => {
    const change = await body(call, shapes.accountChange)
    return call.json(accountView(control.setCoexistence(call.req.param('id'), change)))
  })
  routes.get('/customers', (call) => call.json({ items: control.customers() }))
  routes.post('/customers', async (call) =>
    call.json(control.addCustomer(await body(call, shapes.newCustomer)), 201),
  )
}

function talk(routes: Hono, { control, stream }: Controlled): void {
  routes.post('/messages', async (call) => call.json(control.write(await body(call, shapes.newMessage)), 201))
  routes.post('/choices', async (call) => call.json(control.choose(await body(call, shapes.newChoice)), 201))
  routes.post('/events', async (call) =>
    call.json(threadView(control.act(await body(call, shapes.newDeed))), 201),
  )
  routes.post('/echoes', async (call) => call.json(control.echo(await body(call, shapes.newEcho)), 201))
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

function affairs(routes: Hono, { control }: Controlled): void {
  routes.get('/templates', (call) =>
    call.json({ items: control.templates(call.req.query('accountId') ?? '') }),
  )
  routes.post('/templates', async (call) =>
    call.json(control.addTemplate(await body(call, shapes.seededTemplate)), 201),
  )
  routes.put('/templates/:id', async (call) => {
    const change = await body(call, shapes.templateChange)
    return call.json(control.changeTemplate(call.req.param('id'), change))
  })
  routes.put('/review', async (call) => call.json(control.setReview(await body(call, shapes.reviewChange))))
  routes.get('/news', (call) => call.json({ fields: newsFields() }))
  routes.post('/news', async (call) => told(call, control.tellNews(await body(call, shapes.newNews))))
  routes.post('/raw', async (call) => told(call, control.tellRaw(await body(call, shapes.newRaw))))
  routes.post('/history', async (call) =>
    told(call, control.importHistory(await body(call, shapes.newHistory))),
  )
  routes.post('/contacts', async (call) => told(call, control.syncContacts(await body(call, shapes.newSync))))

  function told(call: Context, _done: void): Response {
    return call.json({ pending: control.counters().pending }, 202)
  }
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
