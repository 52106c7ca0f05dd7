import type { Hub } from '@parley/core/ports/hub.ts'
import { boot } from '@parley/server/boot'
import { readEnv } from '@parley/server/env'

import { farEnv, openFarSide, type FarSide } from '../faults/far-side.ts'
import { busy } from '../faults/plan.ts'
import type { Plan } from '../plan.ts'
import { populate } from '../populate.ts'
import { seed } from '../seed.ts'
import { openCluster, type Cluster, type ClusterOptions } from './cluster.ts'

/** A cluster at work between Meta's simulator and a CRM, and a look into its record. */
export interface Scene {
  readonly cluster: Cluster
  readonly far: FarSide
  /** Takes part in nothing. */
  readonly observer: Hub
  /** Customers write so many messages, so fast; over when all were written. */
  load(messages: number, customers: number, perSecond: number): Promise<void>
  /** Whether nothing moves on either side, nor waits in the record. */
  atRest(): Promise<boolean>
  end(): Promise<void>
}

/** Opens all of it, with a business in the record; `env` is for every process of the cluster. */
export async function openScene(
  options: ClusterOptions,
  random: () => number,
  env: Readonly<Record<string, string>> = {},
  plan: Plan = busy,
): Promise<Scene> {
  const cluster = await openCluster(options)
  let secret = ''
  const far = await openFarSide(cluster.port, random, () => secret)
  const { control } = far.simulator
  const observer = await boot(readEnv({ ...cluster.env, LOG_LEVEL: 'silent' }))
  const planted = await seed(observer.hub, plan, `${far.url}/sink`)
  secret = planted.secret
  populate(far.simulator, planted.accounts, plan)
  control.setLimits({ whatsappPerSecond: 100_000, instagramPerSecond: 100_000, pairBurst: 100_000 })
  await cluster.start({
    ...farEnv(far),
    ...env,
  })
  return {
    cluster,
    far,
    observer: observer.hub,
    load(messages, customers, perSecond) {
      const accountIds = control.accounts().map(({ id }) => id)
      return control.load({ accountIds, messages, customers, perSecond }).done
    },
    async atRest() {
      if (control.counters().pending > 0) return false
      const { count } = await observer.hub.stores.tasks.backlog()
      return count === 0 && control.counters().pending === 0
    },
    async end() {
      await observer.stop()
      await cluster.end()
      await far.close()
    },
  }
}
