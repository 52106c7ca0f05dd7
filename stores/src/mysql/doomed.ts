import { workUntilKilled } from '../kit/doomed.ts'
import { openMysql } from './index.ts'

/** A process for the crash tests: `node doomed.ts <url> commit | lease`. */
const [url = '', duty] = process.argv.slice(2)
await workUntilKilled(await openMysql({ url }), duty)
