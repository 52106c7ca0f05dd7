import { randomUUID } from 'node:crypto'

import type { Hint } from '@parley/core/ports/store.ts'
import type { Queue } from '@parley/core/ports/tasks.ts'

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

const mostSent = 500
const tidyMs = 10_000
/** While more wait in the stream, which knows no turns, the rest waits here, where owners take them; but not for longer than this. */
const mostAhead = 1_000
const restMs = 250

/**
 * Hints through Redis, for a hub that is many processes. What this process hears goes into the stream when it is due;
 * what it takes from there is in its hands. While Redis is away or full, a process that works keeps to itself what it
 * hears, and the sweeper tells it of everything else.
 */
export function redisQueue({ commands, waiting, works, local, clock }: RedisOptions): Queue {
  const stream = hintStream(commands, waiting, randomUUID())
  /** On their way into the stream, and taken from it. */
  const [out, here] = [local(), local()]
  const inHand = new Set<string>()
  let closed = false

  const keep = (due: readonly Due[]): void => here.hint(due.map((one) => ({ ...one, dueAt: clock.now() })))
  const send = (due: readonly Due[]): Promise<number> =>
    stream.send(due).catch(() => {
      if (works) keep(due)
      return 0
    })
  const forward = async (): Promise<void> => {
    for (;;) {
      const groups = await out.next(mostSent)
      if (groups.length === 0) return
      const ahead = await send(groups.map(unpacked))
      for (const group of groups) out.release(group)
      if (ahead > mostAhead) await new Promise<void>((resolve) => clock.after(restMs, resolve))
    }
  }
  const tidy = (): void => void stream.tidy().then(keep, () => undefined)

  const forwarding = forward()
  const supplied = works ? supply(stream.take, keep, clock.after) : null
  const endTidying = works ? clock.every(tidyMs, tidy) : null
  return {
    hint(hints) {
      if (closed) return void sendLast(hints)
      here.hint(hints.filter(({ group }) => inHand.has(group)))
      out.hint(hints.filter(({ group }) => !inHand.has(group)).map(packed))
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
      await Promise.all([here.close(), out.close()])
      const left = (await supplied?.end()) ?? []
      await Promise.all([forwarding, left.length > 0 ? send(left) : undefined])
      if (works) await stream.leave().catch(() => undefined)
    },
  }

  /** What is in hand still when this process takes nothing new makes work for the others. */
  async function sendLast(hints: readonly Hint[]): Promise<void> {
    const due = hints.filter(({ dueAt }) => dueAt <= clock.now())
    if (due.length > 0) await send(due)
  }
}

/** A queue gives back no more than the group's name, so what is only on its way has all in it. */
function packed(hint: Hint): Hint {
  return { ...hint, group: `${hint.again ? 1 : 0} ${hint.owner} ${hint.group}` }
}

function unpacked(name: string): Due {
  const [again, owner = ''] = name.split(' ', 2)
  return { group: name.slice(owner.length + 3), owner, again: again === '1' }
}
