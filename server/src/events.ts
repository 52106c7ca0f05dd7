import type { Task } from '@parley/core/domain/task.ts'
import type { Logger } from 'pino'

/** One function per thing that an operator may want to know: a line in the log, without any content or secret. */
export function events(log: Logger) {
  return {
    started: (address: string) => log.info({ address }, 'listening'),
    stopping: (signal: string) => log.info({ signal }, 'stopping: finishing what is in hand'),
    stopped: () => log.info('stopped'),
    requestHandled: (method: string, path: string, status: number, ms: number, correlationId: string) =>
      log.debug({ method, path, status, ms, correlationId }, 'request'),
    requestBroke: (error: unknown, method: string, path: string, correlationId: string) =>
      log.error({ err: error, method, path, correlationId }, 'request failed on our side'),
    signatureRefused: (path: string, correlationId: string) =>
      log.warn({ path, correlationId }, 'webhook refused: wrong signature'),
    webhookRest: (channel: string, reason: string, detail: string, correlationId: string) =>
      log.info({ channel, reason, detail, correlationId }, 'part of a webhook was not taken'),
    taskFenced: (task: Task) => log.info({ task: task.id, kind: task.work.kind }, 'lease lost; dropped'),
    taskBroke: (task: Task, error: unknown) =>
      log.error(
        { err: error, task: task.id, kind: task.work.kind, tries: task.tries },
        'task failed on our side',
      ),
    taskBuried: (task: Task, reason: string) =>
      log.error({ task: task.id, kind: task.work.kind, reason }, 'task became a dead letter'),
    loopBroke: (error: unknown) =>
      log.error({ err: error }, 'the worker could not reach the store; trying again'),
  }
}

export type Events = ReturnType<typeof events>
