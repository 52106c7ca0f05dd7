import { setTimeout as wait } from 'node:timers/promises'

import { listen } from '@parley/server/listen'
import { createSimulator, type Simulator } from '@parley/simulator/simulator'
import { Hono } from 'hono'

import { createSink, type Sink } from '../sink/sink.ts'

/** What stands on both sides of the hub: Meta and the customers, and the CRM. It outlives every kill. */
export interface FarSide {
  readonly url: string
  readonly simulator: Simulator
  readonly sink: Sink
  close(): Promise<void>
}

export const appSecret = 'faults-app-secret'

export async function openFarSide(
  hubPort: number,
  random: () => number,
  webhookSecret: () => string,
): Promise<FarSide> {
  const simulator = createSimulator({
    appSecret,
    verifyToken: 'faults',
    webhookUrl: `http://127.0.0.1:${hubPort}/webhooks/meta`,
    random,
  })
  const sink = createSink({ secret: webhookSecret, now: Date.now, wait: (ms) => wait(ms) })
  const app = new Hono().route('/simulator', simulator.app).route('/sink', sink.app)
  const listening = await listen(app, '127.0.0.1', 0)
  simulator.site.url = `http://127.0.0.1:${listening.port}/simulator`
  return {
    url: `http://127.0.0.1:${listening.port}`,
    simulator,
    sink,
    async close() {
      await simulator.close()
      await listening.close()
    },
  }
}
