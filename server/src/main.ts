import { enableCompileCache } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// What was compiled is kept for the next start, which is faster for it and needs less memory. The call concerns what is
// imported after it in this thread; the others look at the variable.
// oxlint-disable-next-line no-restricted-properties -- this is not read as configuration but set, for Node itself
process.env['NODE_COMPILE_CACHE'] ??= join(tmpdir(), 'node-compile-cache')
enableCompileCache()
await import('./run.ts')
