import { Worker } from 'node:worker_threads'

import { HubError } from '@parley/core/domain/error.ts'

import { fromJson, type Json } from '../kit/json.ts'
import type { Answer, Input, Question } from '../kit/reads/questions.ts'
import type { Answers, FromThread, Op, Reply, ToThread } from './protocol.ts'
import type { Given } from './thread.ts'

/**
 * The way to a thread and back. Whatever waits while a batch is under way is the next batch: no timer, and the busier
 * it gets the more share one commit.
 */
export interface Line {
  send<K extends keyof Answers, T>(op: OpOf<K>, read: (answer: Answers[K]) => T): Promise<T>
  ask<Q extends Question>(question: Q, tenant: string, input: Input<Q>): Promise<Answer<Q>>
  /** Lets what waits be done, then ends the thread. */
  close(): Promise<void>
}

type OpOf<K extends keyof Answers> = Extract<Op, readonly [K, ...unknown[]]>

interface Pending {
  readonly op: Op
  readonly settle: (reply: Reply) => void
}

/** Half of what a busy hub has waiting, so that one half is being written while the other half's answers are used. */
const mostInBatch = 100
/** About a second of work: beyond that callers are better off hearing so at once. */
const mostWaiting = 20_000

export async function openLine(script: URL, given: Given, now: () => number): Promise<Line> {
  const worker = new Worker(script, { workerData: given })
  await started(worker)
  const batches = batchesTo(worker, now)
  const send: Line['send'] = (op, read) =>
    new Promise((resolve, reject) => {
      batches.add({
        op,
        settle(reply) {
          if (reply.kind === 'failed') return reject(new HubError(reply.code, reply.detail))
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a thread answers each op in its place and in its kind
          resolve(read(reply.answer as Parameters<typeof read>[0]))
        },
      })
    })
  return {
    send,
    ask: <Q extends Question>(question: Q, tenant: string, input: Input<Q>) =>
      send(['ask', question, tenant, input], (text) => fromJson<Answer<Q>>(text as Json<Answer<Q>>)),
    close: () => batches.close(),
  }
}

/** A line to a thread that is started when it is needed first. */
export function lazyLine(open: () => Promise<Line>): Line {
  let opened: Promise<Line> | undefined
  const line = () =>
    (opened ??= open().catch((error: unknown) => {
      opened = undefined
      throw error
    }))
  return {
    send: async (op, read) => (await line()).send(op, read),
    ask: async (question, tenant, input) => (await line()).ask(question, tenant, input),
    close: async () => (await opened)?.close(),
  }
}

function batchesTo(worker: Worker, now: () => number) {
  let waiting: Pending[] = []
  let underWay: readonly Pending[] = []
  let scheduled = false
  /** Why nothing more is taken. */
  let over: Extract<Reply, { kind: 'failed' }> | null = null
  const gone = new Promise<void>((resolve) => worker.once('exit', () => resolve()))

  const post = (message: ToThread) => worker.postMessage(message)
  const schedule = () => {
    if (scheduled || underWay.length > 0) return
    scheduled = true
    // After all callbacks of this turn of the event loop, so that what they ask goes together.
    setImmediate(flush)
  }
  const flush = () => {
    scheduled = false
    underWay = waiting.slice(0, mostInBatch)
    waiting = waiting.slice(mostInBatch)
    if (underWay.length > 0) post({ kind: 'batch', now: now(), ops: underWay.map(({ op }) => op) })
    else if (over) post({ kind: 'close' })
  }
  const lose = (why: string) => {
    over ??= unavailable(`The database thread ended (${why}): the hub must be started again.`)
    for (const { settle } of [...underWay, ...waiting]) settle(over)
    ;[underWay, waiting] = [[], []]
  }
  worker.on('message', (message: FromThread) => {
    if (message.kind !== 'replies') return
    const answered = underWay
    underWay = []
    // First the next batch, then the answers: the thread works while these are used.
    if (waiting.length > 0) flush()
    message.replies.forEach((reply, at) => answered[at]?.settle(reply))
    if (over) schedule()
  })
  worker.on('error', (error) => lose(error.message))
  worker.on('exit', (code) => lose(`code ${code}`))
  return {
    add(pending: Pending) {
      if (over) return pending.settle(over)
      if (waiting.length >= mostWaiting) return pending.settle(tooMuch)
      waiting.push(pending)
      schedule()
    },
    close() {
      over ??= unavailable('The store is closed.')
      schedule()
      return gone
    },
  }
}

function started(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject)
    worker.once('message', (message: FromThread) => {
      worker.off('error', reject)
      if (message.kind === 'failed') reject(new HubError(message.code, message.detail))
      else resolve()
    })
  })
}

function unavailable(detail: string) {
  return { kind: 'failed', code: 'unavailable', detail } as const
}

const tooMuch = unavailable(
  `More than ${mostWaiting} operations wait for the database: send less, or again in a moment.`,
)
