import { inserting } from '../../kit/bench/inserting.ts'
import { processing } from '../../kit/bench/processing.ts'
import { openMysql } from '../index.ts'
import { startServer } from '../server.ts'

/** How much a server on this machine takes, from one process: `node stores/src/mysql/bench/main.ts /usr/sbin/mariadbd [seconds]`. */
const [program = 'mariadbd', seconds = '5'] = process.argv.slice(2)
const server = await startServer(program, 'on')
try {
  for (const measure of [inserting, processing]) {
    const stores = await openMysql({ url: await server.database() })
    console.log(await measure(stores, Number(seconds) * 1000))
    await stores.close()
  }
} finally {
  await server.stop()
}
