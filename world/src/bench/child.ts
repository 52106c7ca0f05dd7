import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

import { z } from 'zod'

import { answerOf } from './answer.ts'

/** A process that tells when it is ready, and its port. */
export interface Child {
  /** 0 for one that listens nowhere. */
  readonly port: number
  readonly pid: number
  readonly readyMs: number
  ask<T>(message: object, shape: z.ZodType<T>): Promise<T>
  stop(): void
}

/** Starts a file of this folder as a process of its own. */
export async function startChild(file: string, args: readonly string[] = []): Promise<Child> {
  const startedAt = performance.now()
  const path = fileURLToPath(new URL(file, import.meta.url))
  const child = fork(path, args, { serialization: 'advanced', env: {} })
  process.once('exit', () => child.kill('SIGKILL'))
  const { port } = await answerOf(child, z.object({ port: z.int().default(0) }))
  return {
    port,
    pid: child.pid ?? 0,
    readyMs: performance.now() - startedAt,
    ask(message, shape) {
      const answer = answerOf(child, shape)
      child.send(message)
      return answer
    },
    stop: () => child.kill('SIGKILL'),
  }
}
