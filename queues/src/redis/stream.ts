import type { Hint } from '@parley/core/ports/store.ts'
import type { RedisClientType } from '@redis/client'

import { forgetScript, sendScript, takenScript } from './scripts.ts'

/** A connection to Redis; what is asked while it is away should fail at once. */
export type Client = RedisClientType

/** A hint that is due. */
export type Due = Omit<Hint, 'dueAt'>

/** The hints of all processes on their way to whoever works: a stream, and a consumer group that gives each entry to one. */
export interface HintStream {
  /** Each group once, as long as nobody has taken it; gives how many wait there. Rejects if Redis is away or full. */
  send(hints: readonly Due[]): Promise<number>
  /** Waits for a second at most; what it gives is nobody else's. */
  take(most: number): Promise<readonly Due[]>
  /** Clears away what is left of processes that died; gives what these had read. */
  tidy(): Promise<readonly Due[]>
  /** This process takes nothing more. */
  leave(): Promise<void>
}

/**
 * Owners are spread over several streams, and each is read at every turn: behind the ten thousand hints of one owner wait
 * those of a few others, not of all. The braces keep everything on one node of a cluster.
 */
const streams = Array.from({ length: 16 }, (_, at) => `parley:{hints}:${at}`)
const known = 'parley:{hints}:known'
const keys = [known, ...streams]
const workers = 'workers'

/** Whoever reads entries says at once that it has them: what was not said by then was read by a process that died. */
const deadMs = 15_000
/** A group that waits for longer is added again if it is hinted again: its entry may be lost. */
const staleMs = 10_000
/** In one stream; beyond that the oldest go, and the sweeper hints them again. */
const mostEntries = 10_000
const waitMs = 1_000
const idleMs = 3_600_000

/** `commands` answers at once, `waiting` waits for entries, so that it has to be another connection. */
export function hintStream(commands: Client, waiting: Client, consumer: string): HintStream {
  const acknowledge = async (read: readonly Read[]): Promise<readonly Due[]> => {
    const entries = read.flatMap(({ name, messages }) =>
      messages.map(({ id, message }) => ({ stream: place(name), id, due: dueOf(message) })),
    )
    const words = entries.flatMap(({ stream, id, due }) => [stream, id, due.group])
    if (entries.length > 0) await commands.eval(takenScript, { keys, arguments: [workers, ...words] })
    return entries.map(({ due }) => due)
  }
  /** From the first entry on: what was added before anybody worked is there, too. */
  const found = async (stream: string): Promise<void> => {
    try {
      await commands.xGroupCreate(stream, workers, '0', { MKSTREAM: true })
    } catch (error) {
      if (!startsWith(error, /^BUSYGROUP/)) throw error
    }
  }
  const clear = async (stream: string): Promise<Read> => {
    const left = await commands.xAutoClaim(stream, workers, consumer, deadMs, '0-0', { COUNT: 1_000 })
    for (const { name, idle, pending } of await commands.xInfoConsumers(stream, workers))
      if (idle > idleMs && pending === 0) await commands.xGroupDelConsumer(stream, workers, name)
    return { name: stream, messages: left.messages.filter((entry) => entry !== null) }
  }

  return {
    async send(hints) {
      const words = hints.flatMap((due) => [streamOf(due.owner), ...wordsOf(due)])
      const limits = [String(staleMs), String(mostEntries)]
      await commands.eval(sendScript, { keys, arguments: [...limits, ...words] })
    },
    async take(most) {
      const wanted = streams.map((key) => ({ key, id: '>' }))
      const read = waiting.xReadGroup(workers, consumer, wanted, { COUNT: most, BLOCK: waitMs })
      const entries = await read.catch(async (error: unknown) => {
        // There is no stream or no group: nobody has ever worked, or everything was lost.
        if (!startsWith(error, /^(NOGROUP|UNBLOCKED)/)) throw error
        await Promise.all(streams.map(found))
        return null
      })
      return acknowledge(entries ?? [])
    },
    async tidy() {
      await commands.eval(forgetScript, { keys: [known], arguments: [String(staleMs)] })
      return acknowledge(await Promise.all(streams.map(clear)))
    },
    async leave() {
      await Promise.all(streams.map((stream) => commands.xGroupDelConsumer(stream, workers, consumer)))
    },
  }
}

interface Read {
  readonly name: string
  readonly messages: readonly Entry[]
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

/** Where the owner's stream stands among the keys. */
function streamOf(owner: string): string {
  let hash = 0
  for (const letter of owner) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0
  return place(streams[hash % streams.length] ?? '')
}

/** Lua counts from 1. */
function place(stream: string): string {
  return String(keys.indexOf(stream) + 1)
}

function startsWith(error: unknown, beginning: RegExp): boolean {
  return error instanceof Error && beginning.test(error.message)
}
