import { setTimeout as wait } from 'node:timers/promises'

import { must, reportOn, tell, type Line, type Report } from '../faults/report.ts'
import { comesToRest } from './rounds.ts'
import type { Scene } from './scene.ts'

export interface Wear {
  /** For how long each process is killed and stopped in turn, again and again. */
  readonly minutesEach: number
  readonly perSecond: number
  readonly customers: number
  readonly random: () => number
  /** Hears how far it is. */
  readonly say: (words: string) => void
}

/** An end of a process, and the port that it had. */
interface End {
  readonly how: 'kill' | 'stop'
  readonly port: number
  readonly at: number
}

const [leastMs, mostMs] = [1_000, 5_000]
const piece = 10

/** Customers write at a steady rate, while one process after the other is killed and stopped in turn for some minutes. */
export async function wear(
  scene: Scene,
  { minutesEach, perSecond, customers, random, say }: Wear,
): Promise<Report> {
  const { apis, workers } = scene.cluster
  const ends: End[] = []
  let [over, written] = [false, 0]
  const loading = (async () => {
    for (; !over; written += perSecond * piece) await scene.load(perSecond * piece, customers, perSecond)
  })()
  for (const member of [...apis, ...workers]) {
    const until = performance.now() + minutesEach * 60_000
    for (let times = 0; performance.now() < until; times += 1) {
      await wait(leastMs + (mostMs - leastMs) * random())
      const how = times % 2 === 0 ? 'kill' : 'stop'
      ends.push({ how, port: member.port, at: performance.now() })
      await member[how]()
      await member.start()
    }
    say(`${member.role} on ${member.port} has had its turn; ${ends.length} ends so far`)
  }
  over = true
  await loading
  const atRest = await comesToRest(scene)
  return reportOn(scene.far, written, atRest, {
    lines: [...endings(ends), ...failures(scene, ends), ...pace(scene)],
  })
}

function endings(ends: readonly End[]): readonly Line[] {
  const count = (how: End['how']) => ends.filter((one) => one.how === how).length
  return [tell('kill -9, SIGTERM', `${count('kill')}, ${count('stop')}`)]
}

/** Whatever failed may have been under way at a kill, and nothing else. */
function failures({ cluster, far }: Scene, ends: readonly End[]): readonly Line[] {
  const kills = ends.filter(({ how }) => how === 'kill')
  const breaks = cluster.balancer.breaks()
  const atKill = breaks.filter(({ port, from, until }) =>
    kills.some((kill) => kill.port === port && kill.at <= until && kill.at >= from - graceMs),
  )
  const others = breaks.filter((one) => !atKill.includes(one))
  const failed = far.simulator.control.counters().failed
  return [
    tell('webhooks of Meta’s that failed', failed),
    tell('requests under way at a kill', atKill.length),
    must('requests that the hub broke otherwise', others.filter(({ by }) => by === 'hub').length, 0),
    must('requests that Meta gave up on otherwise', others.filter(({ by }) => by === 'caller').length, 0),
    must('webhooks that failed otherwise', Math.max(0, failed - breaks.length), 0),
  ]
}

/** A request may be sent to a process that is gone already, until its connection says so. */
const graceMs = 100

function pace({ far }: Scene): readonly Line[] {
  const { items } = far.simulator.ledger.written()
  const told = new Map<string | null, number>()
  for (const { type, status, channelMessage, at } of far.sink.record.all)
    if (type === 'message.received' && status === 200 && !told.has(channelMessage))
      told.set(channelMessage, at)
  const answered = items.flatMap(({ firstPostAt, ackedAt }) =>
    firstPostAt && ackedAt ? [ackedAt - firstPostAt] : [],
  )
  const heard = items.flatMap(({ id, ackedAt }) => (ackedAt ? [(told.get(id) ?? Number.NaN) - ackedAt] : []))
  return [
    tell('ms from Meta’s first POST to the 200: p50, p99', spread(answered)),
    tell('ms from the 200 to the CRM: p50, p99', spread(heard)),
  ]
}

function spread(all: readonly number[]): string {
  const sorted = all.toSorted((a, b) => a - b)
  return [0.5, 0.99]
    .map((part) => Math.round(sorted[Math.floor(sorted.length * part)] ?? Number.NaN))
    .join(', ')
}
