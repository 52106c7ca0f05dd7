import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { inserting } from '../../kit/bench/inserting.ts'
import { processing } from '../../kit/bench/processing.ts'
import { openSqlite } from '../index.ts'

/** How much the writer takes: `node stores/src/sqlite/bench/main.ts [seconds]`. On the disk of the temporary folder. */
const seconds = Number(process.argv[2] ?? 5)
const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'))
try {
  for (const measure of [inserting, processing]) {
    const stores = await openSqlite({ path: join(folder, `${measure.name}.db`) })
    console.log(await measure(stores, seconds * 1000))
    await stores.close()
  }
} finally {
  rmSync(folder, { recursive: true })
}
