import { setTimeout as wait } from 'node:timers/promises'

import { request } from 'undici'

import type { Cluster } from '../cluster/cluster.ts'
import type { Member } from '../cluster/member.ts'
import type { FarSide } from './far-side.ts'
import type { Size } from './fault.ts'

export const profiles = ['embedded', 'server', 'mysql'] as const
export type ProfileName = (typeof profiles)[number]

/** The hub on one of its profiles, with Meta, customers and a CRM around it, all of them at work. */
export interface Stage {
  readonly profile: ProfileName
  /** For the record, the logs, and the ledgers if something is wrong. */
  readonly folder: string
  readonly random: () => number
  readonly far: FarSide
  /** Where requests come in. */
  readonly url: string
  /** The small file system that the record lies on, if it does. */
  readonly disk: string | null
  /** The processes that take requests and those that work; on the embedded profile one that does both. */
  readonly apis: readonly Member[]
  readonly workers: readonly Member[]
  /** The services under it; null where there are none. */
  readonly cluster: Cluster | null
  /** What each of its processes is started with. */
  readonly env: Readonly<Record<string, string>>
  end(): Promise<void>
}

/** All of its processes, each once. */
export function membersOf({ apis, workers }: Stage): readonly Member[] {
  return [...new Set([...apis, ...workers])]
}

/** Customers write on every account; over when the last message is written. */
export function load(
  { far: { simulator } }: Stage,
  { messages, conversations, perSecond }: Pick<Size, 'messages' | 'conversations' | 'perSecond'>,
): Promise<void> {
  const accountIds = simulator.control.accounts().map(({ id }) => id)
  return simulator.control.load({ accountIds, messages, customers: conversations, perSecond }).done
}

const patienceMs = 10 * 60_000
const silenceMs = 2_000

/** Waits until nothing moves on either side and no task waits. False if it did not come to that in ten minutes. */
export async function comeToRest(stage: Stage): Promise<boolean> {
  const { control } = stage.far.simulator
  const moved = () => JSON.stringify([control.counters(), stage.far.sink.record.arrivals])
  const until = Date.now() + patienceMs
  for (let [last, since] = [moved(), Date.now()]; Date.now() < until;) {
    await wait(250)
    const now = moved()
    if (now !== last || !(await isAtRest(stage))) [last, since] = [now, Date.now()]
    else if (Date.now() - since >= silenceMs) return true
  }
  return false
}

/** Whether nothing is under way now. More may come of itself: statuses, for one. */
export async function isAtRest(stage: Stage): Promise<boolean> {
  return stage.far.simulator.control.counters().pending === 0 && (await waiting(stage)) === 0
}

/** How many tasks are not done; null if nobody can say. */
async function waiting({ workers }: Stage): Promise<number | null> {
  for (const { port } of workers) {
    const text = await metrics(port)
    const count = /^parley_tasks_waiting (\d+)$/m.exec(text)?.[1]
    if (count !== undefined) return Number(count)
  }
  return null
}

/** What a process tells of itself; nothing if it does not. */
export async function metrics(port: number): Promise<string> {
  try {
    const { body } = await request(`http://127.0.0.1:${port}/metrics`, { headersTimeout: 5_000 })
    return await body.text()
  } catch {
    return ''
  }
}

/** Whether a process says that it should get work. */
export async function isReady({ port }: Pick<Member, 'port'>): Promise<boolean> {
  try {
    const { statusCode, body } = await request(`http://127.0.0.1:${port}/readyz`, { headersTimeout: 5_000 })
    await body.dump()
    return statusCode === 200
  } catch {
    return false
  }
}

/** Waits for a state as long as a person would; false if it does not come. */
export async function comes(state: () => boolean | Promise<boolean>, withinMs = 60_000): Promise<boolean> {
  for (const until = Date.now() + withinMs; Date.now() < until;) {
    if (await state()) return true
    await wait(50)
  }
  return false
}
