import { ProblemError } from '@parley/contract/client.ts'
import { sendMessage } from '@parley/contract/message.ts'
import type { QueryClient } from '@tanstack/react-query'

import { call } from '../../api/call.ts'
import { isPassing } from '../../api/trouble.ts'
import { backOffMs } from '../live/back-off.ts'
import { cacheMessage } from '../live/caches.ts'
import type { OutboxCell } from './outbox-cell.ts'
import { next, refuse, settle, type Outgoing } from './outbox.ts'

/**
 * Posts what is in the outbox, one at a time and in order, until stopped; what fails in passing is tried again with the
 * same key. Only one tab posts at a time.
 */
export function startPosting(box: OutboxCell, cache: QueryClient): () => void {
  const stopped = new AbortController()
  let busy = false
  let failures = 0
  let timer = 0

  const post = async (message: Outgoing) => {
    try {
      const { message: sent } = await call(sendMessage, { body: bodyOf(message) }, stopped.signal)
      failures = 0
      cacheMessage(cache, sent)
      box.set(settle(box.get(), message.key))
    } catch (error) {
      if (error instanceof ProblemError && !isPassing(error)) {
        const { code, detail } = error.problem
        return box.set(refuse(box.get(), message.key, { code, detail }))
      }
      throw error
    }
  }
  const drain = async () => {
    for (let message = next(box.get()); message && !stopped.signal.aborted; message = next(box.get())) {
      await post(message)
    }
  }
  const wake = () => {
    clearTimeout(timer)
    if (busy || stopped.signal.aborted || !navigator.onLine || next(box.get()) === undefined) return
    busy = true
    alone(drain).then(
      () => {
        busy = false
        wake()
      },
      () => {
        busy = false
        timer = window.setTimeout(wake, backOffMs(failures++, Math.random()))
      },
    )
  }

  const unfollow = box.follow(wake)
  window.addEventListener('online', wake)
  wake()
  return () => {
    stopped.abort()
    unfollow()
    clearTimeout(timer)
    window.removeEventListener('online', wake)
  }
}

/** Web locks need a secure context; without them the idempotency key alone keeps two tabs from sending twice. */
async function alone(task: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return task()
  await navigator.locks.request('parley.outbox', task)
}

function bodyOf({ conversation, content, replyTo, tag, key }: Outgoing) {
  return { conversation_id: conversation, content, reply_to: replyTo, tag, idempotency_key: key }
}
