import { enableCompileCache } from 'node:module'

import { buildStale } from '@parley/scripts/build'
import { onStop } from '@parley/server/stop'

import { readDemoEnv } from './env.ts'

/** `pnpm start`: the demo in one process on one port, or with DEMO=off the hub alone. */
try {
  enableCompileCache()
  const { demo, env } = readDemoEnv()
  await buildStale()
  if (demo) await startDemo(env)
  else await import('@parley/server/main')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

async function startDemo(env: ReturnType<typeof readDemoEnv>['env']): Promise<void> {
  const [{ openWorld }, { greeting }, { demo: plan }, { syncTemplates }] = await Promise.all([
    import('./world.ts'),
    import('./greeting.ts'),
    import('./plan.ts'),
    import('@parley/core/flows/templates/sync.ts'),
  ])
  const world = await openWorld(env, plan)
  const { tenant } = world.seeded
  const { hub } = world.booted
  for (const { business, id } of await hub.stores.of(tenant).accounts())
    if (business) await syncTemplates(hub, tenant, id)
  console.log(greeting(world, plan, Date.now()))
  onStop(async () => {
    console.log('Stopping: finishing what is in hand.')
    await world.close()
  })
}
