import { setTimeout as wait } from 'node:timers/promises'

import { listen } from '@parley/server/listen'
import { createSimulator, type Simulator } from '@parley/simulator/simulator'
import { Hono } from 'hono'

import { createSink, type Sink } from '../sink/sink.ts'
import { oddAnswers, type OddAnswers } from './odd-answers.ts'

/** What stands on both sides of the hub: Meta and the customers, and the CRM. It outlives every kill. */
export interface FarSide {
  readonly url: string
  readonly simulator: Simulator
  readonly sink: Sink
  /** What the CRM's answers are like. */
  readonly answers: Pick<OddAnswers, 'are' | 'count'>
  /** How long Meta takes for its answer to a send, at least and at most. */
  takeTime(leastMs: number, mostMs: number): void
  close(): Promise<void>
}

export const appSecret = 'faults-app-secret'

/** What the hub is configured with so that it finds them. */
export function farEnv({ url }: Pick<FarSide, 'url'>): Readonly<Record<string, string>> {
  return {
    META_APP_SECRET: appSecret,
    META_VERIFY_TOKEN: 'faults',
    SIMULATOR_URL: `${url}/simulator`,
    ALLOW_PRIVATE_ORIGINS: url,
  }
}

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
  let [leastMs, mostMs] = [0, 0]
  const answers = oddAnswers(random)
  const app = new Hono()
  app.use('/simulator/*', async ({ req: { method, path } }, next) => {
    await next()
    if (mostMs > 0 && method === 'POST' && path.endsWith('/messages'))
      await wait(leastMs + (mostMs - leastMs) * random())
  })
  app.use('/sink', answers.watch)
  app.route('/simulator', simulator.app).route('/sink', sink.app)
  const listening = await listen(app, '127.0.0.1', 0)
  simulator.site.url = `http://127.0.0.1:${listening.port}/simulator`
  return {
    url: `http://127.0.0.1:${listening.port}`,
    simulator,
    sink,
    answers,
    takeTime(least, most) {
      ;[leastMs, mostMs] = [least, most]
    },
    async close() {
      await simulator.close()
      await listening.close()
    },
  }
}
