import type { Task } from '@parley/core/domain/task.ts'
import type { Trace } from '@parley/core/domain/trace.ts'
import type { Ending } from '@parley/core/flows/enact.ts'
import type { Logger } from 'pino'

import type { Configured } from './configured.ts'
import type { Metrics } from './metrics.ts'

/** One request as the log shows it. */
export interface Handled {
  readonly method: string
  /** As it may be shown, see `shownPath`. */
  readonly path: string
  /** The path with its parameters' names, so that the metrics have few of them. */
  readonly route: string
  readonly status: number
  readonly ms: number
  readonly traceId: Trace
  /** One of the many that went as they should: its line is for `debug`, like those of tasks. */
  readonly usual?: boolean
}

/** An endpoint should take a webhook at once and work on it later. */
const slowWebhookMs = 5_000

/** One function per thing that an operator may want to know: a line in the log and a metric, without any content or secret. */
export function events(log: Logger, metrics: Metrics) {
  return {
    configured: (status: Configured) => log.info({ configuration: status }, 'configuration'),
    started: (address: string) => log.info({ address }, 'listening'),
    stopping: (signal: string) => log.info({ signal }, 'stopping: finishing what is in hand'),
    stopped: () => log.info('stopped'),

    requestHandled({ method, path, route, status, ms, traceId, usual = false }: Handled) {
      metrics.requests.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, ms / 1000)
      log[usual ? 'debug' : 'info'](
        { method, path, status, ms: Math.round(ms * 10) / 10, traceId },
        'request',
      )
    },
    requestBroke: (error: unknown, traceId: Trace) =>
      log.error({ err: error, traceId }, 'request failed on our side'),

    webhookTaken: () => metrics.webhooks.inc({ result: 'taken' }),
    signatureRefused(traceId: Trace) {
      metrics.webhooks.inc({ result: 'refused' })
      log.warn({ traceId }, 'webhook refused: wrong signature')
    },
    webhookRest: (channel: string, reason: string, traceId: Trace) =>
      log.info({ channel, reason, traceId }, 'part of a webhook was kept aside'),

    ...taskEvents(log, metrics),
    /** `destination` is an account or an endpoint, or one customer of an account. */
    circuitTurned(destination: string, turn: 'opened' | 'closed') {
      metrics.circuits.inc({ turn })
      if (turn === 'opened') log.warn({ destination }, 'calls are held back: they keep failing')
      else log.info({ destination }, 'calls go through again')
    },
    /** `left` are those whose key is missing. */
    secretsResealed(done: number, left: number) {
      metrics.secretsLeft.set(left)
      if (left > 0) log.warn({ done, left }, 'some secrets need an encryption key that is not configured')
      else if (done > 0)
        log.info({ done }, 'all secrets are under the newest encryption key; older ones can go')
    },
    redisTurned(trouble: string | null) {
      if (trouble === null) log.info('Redis can be used')
      else log.error({ trouble }, 'Redis cannot be used: work and news take seconds until it is back')
    },
    loopBroke: (error: unknown) =>
      log.error({ err: error }, 'the worker could not reach the store; trying again'),
  }
}

/** What becomes of tasks. */
function taskEvents(log: Logger, metrics: Metrics) {
  return {
    taskBegan: ({ dueAt, triedAt }: Task, now: number) =>
      metrics.waits.observe({ try: triedAt === null ? 'first' : 'again' }, Math.max(0, now - dueAt) / 1000),
    taskEnded({ id, work, tries, trace: traceId }: Task, ending: Ending, ms: number) {
      metrics.tasks.observe({ kind: work.kind, ending }, ms / 1000)
      log.debug({ task: id, kind: work.kind, ending, tries, ms: Math.round(ms * 10) / 10, traceId }, 'task')
      if (work.kind === 'notify' && ms > slowWebhookMs)
        log.warn(
          { endpoint: work.endpoint, event: work.event, ms: Math.round(ms), traceId },
          'webhook delivery was slow',
        )
    },
    taskFenced(task: Task) {
      metrics.tasks.observe({ kind: task.work.kind, ending: 'fenced' }, 0)
      log.info({ task: task.id, kind: task.work.kind, traceId: task.trace }, 'lease lost; dropped')
    },
    taskBroke(task: Task, error: unknown) {
      metrics.tasks.observe({ kind: task.work.kind, ending: 'broke' }, 0)
      const { id, work, tries, trace: traceId } = task
      log.error({ err: error, task: id, kind: work.kind, tries, traceId }, 'task failed on our side')
    },
    taskBuried(task: Task, reason: string) {
      metrics.deadLetters.inc({ reason })
      const { id, work, trace: traceId } = task
      log.error({ task: id, kind: work.kind, reason, traceId }, 'task became a dead letter')
    },
  }
}

export type Events = ReturnType<typeof events>
