import { workUntilKilled } from '../kit/doomed.ts'
import { openSqlite } from './index.ts'

/** A process for the crash tests: `node doomed.ts <data file> commit | lease | follow`. */
const [path = '', duty] = process.argv.slice(2)
await workUntilKilled(await openSqlite({ path }), duty)
