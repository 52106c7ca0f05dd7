import { Hono } from 'hono'

import { chaosPresets, type Random } from './chaos.ts'
import { systemClock, type Clock } from './clock.ts'
import { Control } from './control/control.ts'
import { controlRoutes } from './control/routes.ts'
import { graphApp } from './graph/app.ts'
import { lookaside } from './graph/lookaside.ts'
import { Ledger } from './ledger.ts'
import { metaLimits } from './limits.ts'
import { fetchLink as overNetwork, type FetchLink } from './media/fetch-link.ts'
import { Files } from './media/files.ts'
import { Handles } from './media/handles.ts'
import { Uploads } from './media/uploads.ts'
import { pages } from './pages.ts'
import type { Site, Stage } from './stage.ts'
import { Accounts } from './state/accounts.ts'
import { Customers } from './state/customers.ts'
import { Templates } from './state/templates.ts'
import { Threads } from './state/threads.ts'
import { Stream } from './stream.ts'
import { Callback } from './webhooks/callback.ts'
import { Outbox } from './webhooks/outbox.ts'

export interface SimulatorOptions {
  readonly appSecret: string
  readonly verifyToken: string
  /** Where the hub takes webhooks, e.g. http://127.0.0.1:4000/webhooks/meta. */
  readonly webhookUrl: string
  readonly appId?: string
  /** Where the simulator can be reached, without a slash at the end; http://127.0.0.1:4100 unless said. */
  readonly publicUrl?: string
  /** How it gets the files behind links; over the network unless said. */
  readonly fetchLink?: FetchLink
  /** Webhook POSTs under way at the same time; 16 unless said. */
  readonly concurrency?: number
  readonly random?: Random
  readonly clock?: Clock
}

export interface Simulator {
  /** Answers below any prefix: graph.facebook.com/, graph.instagram.com/, control/, phones/. */
  readonly app: Hono
  readonly control: Control
  /** What really happened. */
  readonly ledger: Ledger
  /** The handshake and the address of the webhook. */
  readonly callback: Callback
  /** Where it stands; may be told once the port is known. */
  readonly site: Site
  close(): Promise<void>
}

/** A Meta of our own: the Graph API, webhooks, and customers with phones. Knows nobody until told by `control`. */
export function createSimulator(options: SimulatorOptions): Simulator {
  const { webhookUrl: url, verifyToken, concurrency = 16 } = options
  const callback = new Callback({ url, verifyToken }, concurrency)
  const stage = setStage(options, concurrency, callback)
  const { ledger, stream, outbox, files, site } = stage
  const control = new Control(stage)
  const app = new Hono()
  app.route('/graph.facebook.com', graphApp(stage, 'graph.facebook.com'))
  app.route('/graph.instagram.com', graphApp(stage, 'graph.instagram.com'))
  app.route('/lookaside.fbsbx.com', lookaside(stage))
  app.route('/control', controlRoutes({ control, ledger, stream, callback, files }))
  app.route('/', pages())
  return {
    app,
    control,
    ledger,
    callback,
    site,
    close() {
      outbox.close()
      return callback.close()
    },
  }
}

function setStage(options: SimulatorOptions, concurrency: number, callback: Callback): Stage {
  const { appSecret, appId = '1000000000000001', random = Math.random, clock = systemClock } = options
  const { publicUrl = 'http://127.0.0.1:4100', fetchLink = overNetwork } = options
  const settings = { chaos: chaosPresets.off, limits: metaLimits, reviewMs: 3_000 }
  const chaos = () => settings.chaos
  const deliver = callback.deliver.bind(callback)
  return {
    clock,
    random,
    app: { id: appId, secret: appSecret },
    settings,
    accounts: new Accounts(),
    customers: new Customers(),
    threads: new Threads(),
    templates: new Templates(),
    files: new Files(),
    handles: new Handles(random),
    uploads: new Uploads(random),
    fetchLink,
    site: { url: publicUrl },
    ledger: new Ledger(),
    stream: new Stream(),
    refusals: new Map(),
    outbox: new Outbox({ clock, random, appSecret, chaos, deliver, concurrency }),
  }
}
