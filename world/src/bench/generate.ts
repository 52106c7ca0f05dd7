import { parseArgs } from 'node:util'

import { fill } from './crowd/fill.ts'
import { owner } from './tenant.ts'

/**
 * `node world/src/bench/generate.ts --to ./data [--database postgres://…] [--messages 5000000 --conversations 200000]`:
 * a hub that has been at work for a year, to look at or to measure.
 */
const { values } = parseArgs({
  options: {
    to: { type: 'string' },
    database: { type: 'string', default: '' },
    keys: { type: 'string', default: '' },
    messages: { type: 'string', default: '5000000' },
    conversations: { type: 'string', default: '200000' },
    endpoint: { type: 'string', default: 'http://127.0.0.1:4000/' },
  },
})
if (values.to === undefined) throw new Error('Say where the data folder shall be: --to ./data')
const startedAt = performance.now()
const seconds = () => (performance.now() - startedAt) / 1000
const size = { messages: Number(values.messages), conversations: Number(values.conversations) }
const env = { DATA_DIR: values.to, DATABASE_URL: values.database, ENCRYPTION_KEYS: values.keys }
let told = 0
await fill(env, values.endpoint, size, (entries) => {
  if (entries - told < 500_000) return
  told = entries
  process.stderr.write(`${entries.toLocaleString('en')} entries after ${seconds().toFixed(0)} s\n`)
})
console.log(
  `${size.messages.toLocaleString('en')} messages in ${size.conversations.toLocaleString('en')} conversations after ${seconds().toFixed(0)} s; sign in as ${owner.email} with "${owner.password}".`,
)
