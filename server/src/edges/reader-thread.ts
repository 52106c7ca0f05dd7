import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads'

import { HubError } from '@parley/core/domain/error.ts'
import type { Channel } from '@parley/core/ports/channel.ts'
import type { Reader, Reading } from '@parley/core/ports/reader.ts'

import type { Asked, Piece } from '../reader/asked.ts'
import { keptWhole, readBody } from '../reader/read-body.ts'
import type { Clock } from './clock.ts'
import { oneAtATime } from './one-at-a-time.ts'

/** In bytes. To read a body of this size takes less than 30 ms, whatever stands in it. */
export const heavy = 128 * 1024
const patienceMs = 30_000
const idleMs = 30_000
const script = new URL('../reader/main.ts', import.meta.url)

export interface ThreadReader extends Reader {
  close(): Promise<void>
}

/**
 * Reads small bodies at once, and large ones in a thread of its own, which is there only while there are some. A body that
 * the thread cannot read in 30 s and `mostMb` of memory is kept whole.
 */
export function threadReader(
  channels: ReadonlyMap<string, Channel>,
  clock: Pick<Clock, 'after'>,
  mostMb = 512,
): ThreadReader {
  const oneByOne = oneAtATime()
  const thread = startThread(clock, mostMb)
  async function* apart(body: Uint8Array, names: readonly string[], cameAt: number): AsyncGenerator<Reading> {
    const { port1: answers, port2 } = new MessageChannel()
    const closed = new Promise<'closed'>((resolve) => answers.once('close', () => resolve('closed')))
    try {
      const first = await oneByOne('thread', async () => {
        thread.take({ body, channels: names, cameAt, answers: port2 })
        const inTime = clock.after(patienceMs, () => void thread.end())
        return next(answers, closed).finally(inTime)
      })
      if (first === 'closed')
        return yield keptWhole(body, 'To read it takes more memory or time than a body gets.')
      for (let piece: Piece | 'closed' = first; piece !== null; piece = await next(answers, closed)) {
        if (piece === 'closed') throw new HubError('unavailable', 'What read the webhook has ended.')
        yield piece
      }
    } finally {
      answers.close()
      thread.left()
    }
  }
  return {
    close: thread.end,
    read(given, names, cameAt) {
      const body = typeof given === 'string' ? new TextEncoder().encode(given) : given
      if (body.length > heavy) return apart(body, names, cameAt)
      const known = names.flatMap((name) => channels.get(name) ?? [])
      return [readBody(known, body, cameAt)]
    },
  }
}

function next(answers: MessagePort, closed: Promise<'closed'>): Promise<Piece | 'closed'> {
  const told = new Promise<Piece>((resolve) => answers.once('message', resolve))
  answers.postMessage('next')
  return Promise.race([told, closed])
}

/** One thread for all bodies, from the first of them until none has come for a while. */
function startThread(clock: Pick<Clock, 'after'>, mostMb: number) {
  let worker: Worker | null = null
  let users = 0
  let stayHome = () => {}
  const end = async () => {
    stayHome()
    const ended = worker
    worker = null
    await ended?.terminate()
  }
  return {
    end,
    take(asked: Asked) {
      stayHome()
      users += 1
      worker ??= open()
      worker.postMessage(asked, [asked.answers])
    },
    left() {
      users -= 1
      if (users === 0) stayHome = clock.after(idleMs, () => void end())
    },
  }

  function open(): Worker {
    const opened = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: mostMb } })
    opened.unref()
    const gone = () => {
      if (worker === opened) worker = null
    }
    opened.on('error', gone)
    opened.on('exit', gone)
    return opened
  }
}
