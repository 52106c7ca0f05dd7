import { alarm, calm } from '@parley/core/domain/alarm.ts'
import type { Alarm } from '@parley/core/domain/alert.ts'
import { isCheckDue } from '@parley/core/domain/decisions/check.ts'
import type { TenantId } from '@parley/core/domain/ids.ts'
import type { Plan } from '@parley/core/domain/task.ts'
import { bygone } from '@parley/core/flows/forget.ts'
import { reseal } from '@parley/core/flows/reseal.ts'
import type { Hub } from '@parley/core/ports/hub.ts'

import type { Clock } from './edges/clock.ts'
import type { RedisLink } from './edges/redis-link.ts'
import type { Env } from './env.ts'
import type { Events } from './events.ts'
import { startIndexing } from './indexing.ts'

type Watched = Pick<Hub, 'stores' | 'queue' | 'moment'>

const lagEveryMs = 10_000
const checksEveryMs = 3_600_000
const forgetEveryMs = 3_600_000
const resealEveryMs = 3_600_000
const mostLagMs = 60_000
const dayMs = 24 * 3_600_000

/** For how long what grows without end is kept; 0 for ever. */
type Retention = Readonly<Record<'audit' | 'attempt', number>>

export function retention(env: Pick<Env, 'AUDIT_RETENTION_DAYS' | 'ATTEMPT_RETENTION_DAYS'>): Retention {
  return { audit: env.AUDIT_RETENTION_DAYS * dayMs, attempt: env.ATTEMPT_RETENTION_DAYS * dayMs }
}

/**
 * Looks after what no request and no task would notice: work that waits too long, tokens that expire, old records, secrets
 * under old keys, words to be found, a Redis that is away. `stop` waits for what is in hand.
 */
export function startLookout(
  hub: Watched & Pick<Hub, 'vault'>,
  events: Events,
  clock: Clock,
  kept: Retention,
  redis: Pick<RedisLink, 'trouble'> | null,
): { stop(): Promise<void> } {
  const inHand = new Set<Promise<void>>()
  const look = (job: () => Promise<void>) => () => {
    const looking: Promise<void> = job()
      .catch(events.loopBroke)
      .finally(() => inHand.delete(looking))
    inHand.add(looking)
  }
  let [lagging, away] = [false, false]
  const lag = look(async () => void (lagging = await watchLag(hub, lagging)))
  const link = look(async () => void (away = await watchRedis(hub, redis?.trouble() ?? null, away)))
  const jobs = [
    [checksEveryMs, look(() => planChecks(hub))],
    [forgetEveryMs, look(() => planForgetting(hub, kept))],
    [resealEveryMs, look(() => resealAll(hub, events))],
  ] as const
  const soon = [lag, link].map((job) => clock.every(lagEveryMs, job))
  const ends = [...soon, ...jobs.map(([everyMs, job]) => clock.every(everyMs, job))]
  for (const [, job] of jobs) job()
  const indexing = startIndexing(hub.stores, events, clock)
  return {
    async stop() {
      for (const end of ends) end()
      await indexing.stop()
      await Promise.all(inHand)
    },
  }
}

/** Seals under the newest key what is under an older one, and tells whether the older ones are needed any more. */
async function resealAll(
  hub: Pick<Hub, 'stores' | 'vault'>,
  events: Pick<Events, 'secretsResealed'>,
): Promise<void> {
  let [done, left] = [0, 0]
  for (const { id } of await hub.stores.tenants()) {
    const resealed = await reseal(hub, id)
    done += resealed.done
    left += resealed.left
  }
  events.secretsResealed(done, left)
}

/** Whether the oldest due task waits for more than a minute; when that begins or ends, the operator is told. */
export async function watchLag(hub: Watched, before: boolean): Promise<boolean> {
  const { oldestDueAt } = await hub.stores.tasks.backlog()
  const lagMs = oldestDueAt === null ? 0 : hub.moment().now - oldestDueAt
  const lagging = lagMs > mostLagMs
  const detail = `The oldest task that is due has waited for ${Math.round(lagMs / 1000)} s.`
  await tellOnTurn(hub, { kind: 'queue_lag', subject: 'tasks', detail }, before, lagging)
  return lagging
}

/** Whether Redis cannot be used; when that begins or ends, the operator is told. */
export async function watchRedis(hub: Watched, trouble: string | null, before: boolean): Promise<boolean> {
  const away = trouble !== null
  await tellOnTurn(hub, { kind: 'redis_away', subject: 'redis', detail: trouble ?? '' }, before, away)
  return away
}

async function tellOnTurn(hub: Watched, about: Alarm, before: boolean, now: boolean): Promise<void> {
  const { detail: _, ...cause } = about
  const moment = hub.moment()
  if (now !== before) await plan(hub, now ? alarm(about, moment) : calm(cause, moment), null)
}

/** Plans the checks that are due, and with each that the account's templates are fetched, spread over the time until they are looked for again. */
export async function planChecks(hub: Watched): Promise<void> {
  for (const tenant of await hub.stores.tenants()) {
    const { now, random } = hub.moment()
    const accounts = await hub.stores.of(tenant.id).accounts()
    for (const account of accounts.filter((each) => isCheckDue(each, now))) {
      const dueAt = now + Math.floor(random() * checksEveryMs)
      for (const kind of ['check', 'sync'] as const)
        await plan(
          hub,
          { group: `${kind}:${account.id}`, work: { kind, account: account.id }, dueAt },
          tenant.id,
        )
    }
  }
}

/** Plans that records are taken away, wherever one was kept for longer than is wanted. */
export async function planForgetting(hub: Watched, kept: Retention): Promise<void> {
  const tenants = await hub.stores.tenants()
  const { now } = hub.moment()
  for (const tenant of [null, ...tenants.map(({ id }) => id)])
    for (const record of ['audit', 'attempt'] as const) {
      const work = { kind: 'forget', record, before: now - kept[record] } as const
      if (kept[record] === 0 || (await bygone(hub, tenant, work, 1)).length === 0) continue
      await plan(hub, { group: `forget:${record}:${tenant ?? 'hub'}`, work, dueAt: now }, tenant)
    }
}

async function plan(hub: Watched, planned: Plan, tenant: TenantId | null): Promise<void> {
  const home = tenant === null ? hub.stores : hub.stores.of(tenant)
  const verdict = await home.commit({ changes: [], tasks: [{ ...planned, tenant }], finish: null })
  if (verdict.kind === 'done') hub.queue.hint(verdict.hints)
}
