import { enableCompileCache } from 'node:module'

// What was compiled is kept for the next start, which is faster for it and needs less memory. It only concerns what is
// imported after this call.
enableCompileCache()
await import('./run.ts')
