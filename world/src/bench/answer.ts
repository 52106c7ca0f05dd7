import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'

import type { z } from 'zod'

/** The next message of a child; rejects if it ends instead. */
export async function answerOf<T>(child: ChildProcess, shape: z.ZodType<T>): Promise<T> {
  const ended = new AbortController()
  const end = () => ended.abort(new Error('The process ended without an answer.'))
  child.once('exit', end)
  try {
    const [message]: unknown[] = await once(child, 'message', { signal: ended.signal })
    return shape.parse(message)
  } finally {
    child.off('exit', end)
  }
}
