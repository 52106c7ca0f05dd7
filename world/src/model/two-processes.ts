import type { Stores } from '@parley/core/ports/store.ts'

import { openRelay, over, type Relay } from '../faults/relay.ts'
import type { Subject } from './place.ts'

interface Process {
  readonly stores: Stores
  readonly line: Relay
}

/** A kind of database on a server of its own. */
interface Served {
  readonly name: string
  readonly server: { database(): Promise<string>; stop(): Promise<void> }
  open(options: { readonly url: string; readonly now: () => number }): Promise<Stores>
}

/** Two processes on one database. When one is killed its connections break, and nobody hears of it again. */
export function twoProcesses({ name, server, open: openStores }: Served): Subject & AsyncDisposable {
  return {
    name,
    async open() {
      const clock = { now: 10_000 }
      const url = await server.database()
      const begin = async (): Promise<Process> => {
        const line = await openRelay(Number(new URL(url).port))
        const stores = await openStores({ url: over(line, url), now: () => clock.now })
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
