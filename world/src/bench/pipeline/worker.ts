import { createHmac } from 'node:crypto'

import { Worker } from 'bullmq'
import { Pool } from 'pg'

import { queueName, type Incoming } from './message.ts'
import { schema, store } from './record.ts'

/** Takes messages out of the queue, fifty at a time: stores each in a transaction and tells the CRM, signed. */
const [secret = '', redisPort, databaseUrl = '', crmUrl = ''] = process.argv.slice(2)
const pool = new Pool({ connectionString: databaseUrl, max: 20 })
await pool.query(schema)
const worker = new Worker<Incoming>(
  queueName,
  async ({ data }) => {
    const id = await store(pool, data)
    await tell({ type: 'message.received', data: { id, ...data } })
  },
  { connection: { host: '127.0.0.1', port: Number(redisPort) }, concurrency: 50 },
)
worker.on('error', (error) => process.stderr.write(`${error.message}\n`))
await worker.waitUntilReady()
process.send?.({})

/** What is not taken is thrown, and tried again with the whole job; the message is stored once all the same. */
async function tell(event: { readonly type: string; readonly data: Incoming & { readonly id: string } }) {
  const body = JSON.stringify(event)
  const signature = createHmac('sha256', secret).update(body).digest('hex')
  const answer = await fetch(crmUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-signature': `sha256=${signature}` },
    body,
    signal: AbortSignal.timeout(15_000),
  })
  await answer.arrayBuffer()
  if (!answer.ok) throw new Error(`The CRM answered ${answer.status}.`)
}
