import type { Hint } from '@parley/core/ports/store.ts'
import type { RedisClientType } from '@redis/client'

import { forgetScript, sendScript, takenScript } from './scripts.ts'

/** A connection to Redis; what is asked while it is away should fail at once. */
export type Client = RedisClientType

/** A hint that is due. */
export type Due = Omit<Hint, 'dueAt'>

/** The hints of all processes on their way to whoever works: a stream, and a consumer group that gives each entry to one. */
export interface HintStream {
  /** Each group once, as long as nobody has taken it; gives how many entries wait now. Rejects if Redis is away or full. */
  send(hints: readonly Due[]): Promise<number>
  /** Waits for a second at most; what it gives is nobody else's. */
  take(most: number): Promise<readonly Due[]>
  /** Clears away what is left of processes that died; gives what these had read. */
  tidy(): Promise<readonly Due[]>
  /** This process takes nothing more. */
  leave(): Promise<void>
}

/** The braces keep both on one node of a cluster. */
const [stream, known] = ['parley:{hints}', 'parley:{hints}:known']
const workers = 'workers'

/** Whoever reads entries says at once that it has them: what was not said by then was read by a process that died. */
const deadMs = 15_000
/** A group that waits for longer is added again if it is hinted again: its entry may be lost. */
const staleMs = 10_000
/** Beyond that the oldest go: the sweeper hints them again. */
const mostEntries = 100_000
const waitMs = 1_000
const idleMs = 3_600_000

/** `commands` answers at once, `waiting` waits for entries, so that it has to be another connection. */
export function hintStream(commands: Client, waiting: Client, consumer: string): HintStream {
  const keys = [stream, known]

  const acknowledge = async (entries: readonly Entry[]): Promise<readonly Due[]> => {
    const read = entries.map(({ id, message }) => ({ id, due: dueOf(message) }))
    const ids = read.flatMap(({ id, due }) => [id, due.group])
    if (read.length > 0) await commands.eval(takenScript, { keys, arguments: [workers, ...ids] })
    return read.map(({ due }) => due)
  }
  /** From the first entry on: what was added before anybody worked is there, too. */
  const found = () => commands.xGroupCreate(stream, workers, '0', { MKSTREAM: true })

  return {
    async send(hints) {
      const ahead = await commands.eval(sendScript, {
        keys,
        arguments: [String(staleMs), String(mostEntries), ...hints.flatMap(wordsOf)],
      })
      return Number(ahead)
    },
    async take(most) {
      const options = { COUNT: most, BLOCK: waitMs }
      const read = waiting.xReadGroup(workers, consumer, { key: stream, id: '>' }, options)
      const [entries] =
        (await read.catch(async (error: unknown) => {
          if (!isGone(error)) throw error
          await found()
          return null
        })) ?? []
      return acknowledge(entries?.messages ?? [])
    },
    async tidy() {
      await commands.eval(forgetScript, { keys: [known], arguments: [String(staleMs)] })
      const options = { COUNT: 1_000 }
      const left = await commands.xAutoClaim(stream, workers, consumer, deadMs, '0-0', options)
      for (const { name, idle, pending } of await commands.xInfoConsumers(stream, workers))
        if (idle > idleMs && pending === 0) await commands.xGroupDelConsumer(stream, workers, name)
      return acknowledge(left.messages.filter((entry) => entry !== null))
    },
    async leave() {
      await commands.xGroupDelConsumer(stream, workers, consumer)
    },
  }
}

interface Entry {
  readonly id: string
  readonly message: Readonly<Record<string, string>>
}

function wordsOf({ group, owner, again }: Due): readonly string[] {
  return [group, owner, again ? '1' : '0']
}

function dueOf({ group = '', owner = '', again }: Entry['message']): Due {
  return { group, owner, again: again === '1' }
}

/** The stream or its group is not there: nobody has ever worked, or everything was lost. */
function isGone(error: unknown): boolean {
  return error instanceof Error && /^(NOGROUP|UNBLOCKED)/.test(error.message)
}
