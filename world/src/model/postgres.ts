import type { Stores } from '@parley/core/ports/store.ts'
import { openPostgres } from '@parley/stores/postgres'
import { startServer } from '@parley/stores/postgres/server'

import { openRelay, over, type Relay } from '../faults/relay.ts'
import type { Subject } from './place.ts'

interface Process {
  readonly stores: Stores
  readonly line: Relay
}

/** Two processes on one database. When one is killed its connections break, and nobody hears of it again. */
export async function postgres(program: string): Promise<Subject & AsyncDisposable> {
  const server = await startServer(program, 'off')
  return {
    name: 'Postgres',
    async open() {
      const clock = { now: 10_000 }
      const url = await server.database()
      const begin = async (): Promise<Process> => {
        const line = await openRelay(Number(new URL(url).port))
        const stores = await openPostgres({ url: over(line, url), now: () => clock.now })
        return { stores, line }
      }
      const running = [await begin(), await begin()]
      const at = (process: number) => process % running.length
      const end = async (process: Process | undefined) => {
        await process?.stores.close()
        await process?.line.close()
      }
      return {
        clock,
        processes: running.length,
        of(process) {
          const found = running[at(process)]
          if (!found) throw new Error(`There is no process ${process}.`)
          return found.stores
        },
        async crash(process) {
          const dead = running[at(process)]
          dead?.line.cut()
          running[at(process)] = await begin()
          await end(dead)
        },
        async restart(process) {
          await end(running[at(process)])
          running[at(process)] = await begin()
        },
        async end() {
          for (const process of running) await end(process)
        },
      }
    },
    [Symbol.asyncDispose]: () => server.stop(),
  }
}
