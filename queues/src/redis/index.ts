import { randomUUID } from 'node:crypto'

import type { Hint } from '@parley/core/ports/store.ts'
import type { Queue } from '@parley/core/ports/tasks.ts'

import { outlet } from './outlet.ts'
import { hintStream, type Client, type Due } from './stream.ts'
import { supply } from './supply.ts'

export interface RedisOptions {
  /** One connection for commands and one for what waits. What is asked while Redis is away should fail at once. */
  readonly commands: Client
  readonly waiting: Client
  /** Whether this process works, or only tells those that do. */
  readonly works: boolean
  /** Makes a queue in memory. */
  readonly local: () => Queue
  readonly clock: {
    now(): number
    after(ms: number, run: () => void): () => void
    every(ms: number, run: () => void): () => void
  }
}

const tidyMs = 10_000

/**
 * Hints through Redis, for a hub that is many processes. What this process hears goes into the stream when it is due;
 * what it takes from there is in its hands. While Redis is away or full, a process that works keeps to itself what it
 * hears, and the sweeper tells it of everything else.
 */
export function redisQueue({ commands, waiting, works, local, clock }: RedisOptions): Queue {
  const stream = hintStream(commands, waiting, randomUUID())
  /** What was taken from the stream. */
  const here = local()
  const inHand = new Set<string>()
  let closed = false

  const keep = (due: readonly Due[]): void => here.hint(due.map((one) => ({ ...one, dueAt: clock.now() })))
  const send = (due: readonly Due[]): Promise<number> =>
    stream.send(due).catch(() => {
      if (works) keep(due)
      return 0
    })
  const tidy = (): void => void stream.tidy().then(keep, () => undefined)

  const out = outlet(local(), send, clock.after)
  const supplied = works ? supply(stream.take, keep, clock.after) : null
  const endTidying = works ? clock.every(tidyMs, tidy) : null
  return {
    hint(hints) {
      if (closed) return void sendLast(hints)
      const stays = (hint: Hint) => hint.here === true || inHand.has(hint.group)
      here.hint(hints.filter(stays))
      out.hint(hints.filter((hint) => !stays(hint)))
    },
    async next(most) {
      const done = supplied?.want(most)
      const groups = await here.next(most)
      done?.()
      for (const group of groups) inHand.add(group)
      return groups
    },
    release(group) {
      inHand.delete(group)
      here.release(group)
    },
    async close() {
      closed = true
      endTidying?.()
      await Promise.all([here.close(), out.end()])
      const left = (await supplied?.end()) ?? []
      if (left.length > 0) await send(left)
      if (works) await stream.leave().catch(() => undefined)
    },
  }

  /** What is in hand still when this process takes nothing new makes work for the others. */
  async function sendLast(hints: readonly Hint[]): Promise<void> {
    const due = hints.filter(({ dueAt, here: held }) => !held && dueAt <= clock.now())
    if (due.length > 0) await send(due)
  }
}
