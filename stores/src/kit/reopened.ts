import type { Mover } from '@parley/core/ports/mover.ts'
import type { Stores } from '@parley/core/ports/store.ts'

/** A store for tests that can be closed and opened again, with what it held or with what is loaded between. */
export async function reopened(open: () => Promise<Stores>, { dump, load }: Mover) {
  let stores = await open()
  return {
    stores,
    close: () => stores.close(),
    async reopen() {
      await stores.close()
      return (stores = await open())
    },
    dump,
    async load(...dumped: Parameters<Mover['load']>) {
      await stores.close()
      await load(...dumped)
      return (stores = await open())
    },
  }
}
