import type { Result } from './job.ts'
import { loadMeter } from './load-meter.ts'
import { pause, type Receiver } from './receiver.ts'
import { spread } from './spread.ts'
import { openWires, type Wire } from './wire.ts'

interface Pace {
  readonly port: number
  readonly posts: readonly Buffer[]
  readonly first: number
  readonly perSecond: number
  /** What is to come out at the other end. */
  readonly expects: 'webhooks' | 'sends' | null
}

const connections = 64

/** Posts at a steady rate. A request that finds no free connection waits, and its time counts from when it was due. */
export async function pace(far: Receiver, { port, posts, first, perSecond, expects }: Pace): Promise<Result> {
  const free = await openWires(port, connections)
  const wires = [...free]
  const ackMs: number[] = []
  let refused = 0
  const load = loadMeter()
  const startedAt = performance.now()
  const dueAt = (index: number) => startedAt + (index * 1000) / perSecond
  const one = async (wire: Wire, index: number, post: Buffer): Promise<void> => {
    const status = await wire.send(post)
    ackMs.push(performance.now() - dueAt(index))
    if (status !== 200 && status !== 202) refused += 1
    free.push(wire)
  }
  const sent: Promise<void>[] = []
  while (sent.length < posts.length) {
    for (let index = sent.length; index < posts.length && dueAt(index) <= performance.now(); index += 1) {
      const [wire, post] = [free.shift(), posts[index]]
      if (!wire || !post) break
      sent.push(one(wire, index, post))
    }
    await pause(1)
  }
  await Promise.all(sent)
  const ackedAt = performance.now()
  const generatorLoad = load()
  if (expects) await far.reach(expects, posts.length)
  for (const wire of wires) wire.close()
  const arrivals = expects ? [...far[expects]].map(([n, at]) => at - dueAt(n - first)) : []
  return {
    ackedPerSecond: (posts.length * 1000) / (ackedAt - startedAt),
    arrivedPerSecond: 0,
    refused,
    missing: expects ? posts.length - arrivals.length : 0,
    ack: spread(ackMs),
    arrival: spread(arrivals),
    lagMs: 0,
    generatorLoad,
  }
}
