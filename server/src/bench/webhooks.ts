import { createHmac } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'

import { openSmallHub } from '../http/fixtures/small-hub.ts'
import { heavyBodies } from './heavy-bodies.ts'

/**
 * By hand: `node server/src/bench/webhooks.ts`. Posts webhooks of 3 MB to a hub at work, and prints for each the longest
 * turn of the event loop, in the thread's own time: until it was answered, and until all that came of it was done.
 */
const hub = await openSmallHub()
hub.outside.get('/graph/:version/:node', (context) => context.json({ id: context.req.param('node') }))
await hub.ask('POST', '/api/v1/accounts', { channel: 'whatsapp', key: '106540352242922', token: 'EAAG' })
hub.booted.work()

let [before, longest, ended] = [process.threadCpuUsage(), 0, false]
turn()
for (const [name, body] of heavyBodies()) {
  const [signed, unsigned] = [await weigh(body, 'app-secret'), await weigh(body, 'another secret')]
  process.stdout.write(`${name}: ${signed}; ${unsigned}\n`)
}
ended = true
await hub.end()

async function weigh(body: Buffer<ArrayBuffer>, secret: string): Promise<string> {
  const signature = createHmac('sha256', secret).update(body).digest('hex')
  const headers = { 'x-hub-signature-256': `sha256=${signature}` }
  await pause(100)
  longest = 0
  const { status } = await hub.booted.app.request('/webhooks/meta', { method: 'POST', body, headers })
  await pause(1)
  const taken = longest
  await allDone()
  return `${status} after turns of ${taken.toFixed(0)} ms, done after ${longest.toFixed(0)} ms`
}

/** Each turn of the event loop, as fast as they come. */
function turn(): void {
  const { user, system } = process.threadCpuUsage(before)
  longest = Math.max(longest, (user + system) / 1000)
  before = process.threadCpuUsage()
  if (!ended) setImmediate(turn)
}

/** Or ten seconds of it: thousands of messages are all alike. */
async function allDone(): Promise<void> {
  for (let looks = 0; looks < 200; looks += 1) {
    await pause(50)
    const { count } = await hub.booted.hub.stores.tasks.backlog()
    if (count === 0 && hub.booted.busy() === 0) return
  }
}
