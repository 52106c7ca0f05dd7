import { setTimeout as wait } from 'node:timers/promises'

import { boot } from './boot.ts'
import { readEnv } from './env.ts'
import { listen } from './listen.ts'
import { onStop } from './stop.ts'

/** The hub as a process of its own: HTTP, worker, or both. */
const env = inWords(() => readEnv())
/** Where nobody else could answer, waiting would help nobody. */
const drainMs = env.DATABASE_URL && env.PARLEY_ROLE !== 'worker' ? env.DRAIN_SECONDS * 1_000 : 0
const booted = await boot(env).catch(giveUp)
const listening = await listen(booted.app, env.HOST, env.PORT, booted.lane).catch(giveUp)
booted.work()
booted.events.started(env.PUBLIC_URL ?? `http://${env.HOST}:${listening.port}`)
if ((await booted.hub.stores.tenants()).length === 0) {
  process.stdout.write(`Open /inbox/ and create the first owner with the set-up code ${booted.setupCode}\n`)
}
onStop(async (signal) => {
  booted.events.stopping(signal)
  booted.retire()
  listening.drain()
  await wait(drainMs)
  await listening.close()
  await booted.stop()
  booted.events.stopped()
})

/** What keeps the hub from starting is for the person who starts it: the words, not the place in the code. */
function inWords<T>(start: () => T): T {
  try {
    return start()
  } catch (error) {
    return giveUp(error)
  }
}

function giveUp(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
