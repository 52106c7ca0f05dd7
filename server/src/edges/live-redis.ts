import { randomUUID } from 'node:crypto'

import type { HubEvent } from '@parley/core/domain/event.ts'
import type { TenantId } from '@parley/core/domain/ids.ts'
import type { Live } from '@parley/core/ports/live.ts'

import type { RedisLink } from './redis-link.ts'

const channelOf = (tenant: TenantId): string => `parley:live:${tenant}`

/**
 * Live news of all processes: each hears of the tenants that somebody looks at there. Redis keeps none of it. When some
 * may have been missed, and all the time while Redis is away, the listeners are told to look into the log.
 */
export function redisLive(link: RedisLink, local: Live): Live {
  const self = randomUUID()
  const listening = new Map<TenantId, number>()
  const ear = link.another()
  /** What goes to the others together, when everything that is done at this moment is done. */
  const untold = new Map<TenantId, HubEvent[]>()

  const tell = (): void => {
    for (const [tenant, events] of untold) {
      const told: Told = [self, tenant, events]
      link.commands.publish(channelOf(tenant), JSON.stringify(told)).catch(() => undefined)
    }
    untold.clear()
  }

  const hear = (text: string, channel: string): void => {
    const [from, tenant, events]: Told = JSON.parse(text)
    if (from !== self && channel === channelOf(tenant)) local.publish(tenant, events)
  }
  const look = (tenant: TenantId): void => local.publish(tenant, [])
  const tune = (tenant: TenantId): void =>
    void ear.subscribe(channelOf(tenant), hear).then(
      () => look(tenant),
      // Once Redis is back, everything is subscribed anew.
      () => undefined,
    )
  ear.on('ready', () => {
    for (const tenant of listening.keys()) tune(tenant)
  })
  link.onLook((trouble) => {
    if (trouble !== null) for (const tenant of listening.keys()) look(tenant)
  })
  return {
    publish(tenant, events) {
      local.publish(tenant, events)
      if (untold.size === 0) setImmediate(tell)
      untold.set(tenant, [...(untold.get(tenant) ?? []), ...events])
    },
    subscribe(tenant, listener) {
      const leave = local.subscribe(tenant, listener)
      const before = listening.get(tenant) ?? 0
      listening.set(tenant, before + 1)
      if (before === 0) tune(tenant)
      return () => {
        leave()
        const left = (listening.get(tenant) ?? 1) - 1
        if (left > 0) return void listening.set(tenant, left)
        listening.delete(tenant)
        ear.unsubscribe(channelOf(tenant), hear).catch(() => undefined)
      }
    },
  }
}

/** Which process tells whom of what. */
type Told = readonly [from: string, tenant: TenantId, events: readonly HubEvent[]]
