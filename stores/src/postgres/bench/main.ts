import { inserting } from '../../kit/bench/inserting.ts'
import { processing } from '../../kit/bench/processing.ts'
import { openPostgres } from '../index.ts'
import { startServer } from '../server.ts'

/**
 * How much a server on this machine takes, from one process:
 * `node stores/src/postgres/bench/main.ts /usr/lib/postgresql/15/bin/postgres [seconds]`.
 */
const [program = 'postgres', seconds = '5'] = process.argv.slice(2)
const server = await startServer(program, 'on')
try {
  for (const measure of [inserting, processing]) {
    const stores = await openPostgres({ url: await server.database() })
    console.log(await measure(stores, Number(seconds) * 1000))
    await stores.close()
  }
} finally {
  await server.stop()
}
