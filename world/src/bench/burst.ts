import type { Result } from './job.ts'
import { loadMeter } from './load-meter.ts'
import type { Receiver } from './receiver.ts'
import { spread } from './spread.ts'
import { openWires } from './wire.ts'

interface Burst {
  readonly port: number
  readonly posts: readonly Buffer[]
  /** Whether a webhook is to come back for each. */
  readonly delivered: boolean
}

const connections = 64

/** Posts everything as fast as 64 connections take it, then waits until all of it has come out at the other end. */
export async function burst(far: Receiver, { port, posts, delivered }: Burst): Promise<Result> {
  const wires = await openWires(port, connections)
  const ackMs: number[] = []
  let next = 0
  let refused = 0
  const load = loadMeter()
  const startedAt = performance.now()
  await Promise.all(
    wires.map(async (wire) => {
      for (let post = posts[next++]; post; post = posts[next++]) {
        const sentAt = performance.now()
        if ((await wire.send(post)) !== 200) refused += 1
        ackMs.push(performance.now() - sentAt)
      }
    }),
  )
  const ackedAt = performance.now()
  const generatorLoad = load()
  if (delivered) await far.reach('webhooks', posts.length)
  for (const wire of wires) wire.close()
  const arrivedAt = Math.max(startedAt, ...lastOf(far.webhooks))
  const perSecond = (count: number, until: number) => (count * 1000) / (until - startedAt)
  return {
    ackedPerSecond: perSecond(posts.length - refused, ackedAt),
    arrivedPerSecond: delivered ? perSecond(far.webhooks.size, arrivedAt) : 0,
    refused,
    missing: delivered ? posts.length - far.webhooks.size : 0,
    ack: spread(ackMs),
    arrival: spread([]),
    lagMs: delivered ? Math.max(0, arrivedAt - ackedAt) : 0,
    generatorLoad,
  }
}

/** A map keeps the order of insertion, so its last value is the latest. */
function lastOf(times: ReadonlyMap<number, number>): readonly number[] {
  return [...times.values()].slice(-1)
}
