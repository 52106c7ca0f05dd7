import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'

import { Queue } from 'bullmq'
import express from 'express'

import { listenAnywhere } from '../../faults/port.ts'
import { messagesOf, queueName, type Incoming } from './message.ts'

/** Takes webhooks: checks the signature, puts each message into the queue, and answers 200. */
const [appSecret = '', redisPort] = process.argv.slice(2)
const queue = new Queue<Incoming>(queueName, {
  connection: { host: '127.0.0.1', port: Number(redisPort) },
  defaultJobOptions: {
    attempts: 8,
    backoff: { type: 'exponential', delay: 1_000 },
    removeOnComplete: true,
    removeOnFail: 10_000,
  },
})
const app = express()
app.disable('x-powered-by')
// oxlint-disable-next-line oxc/no-async-endpoint-handlers -- Express 5 forwards what is rejected
app.post('/webhooks/meta', express.raw({ type: '*/*', limit: '3mb' }), async (request, response) => {
  const body: unknown = request.body
  if (!Buffer.isBuffer(body) || !isSigned(body, request.get('x-hub-signature-256'))) {
    response.sendStatus(401)
    return
  }
  const messages = messagesOf(JSON.parse(body.toString('utf8')))
  await Promise.all(messages.map((message) => queue.add('message', message)))
  response.status(200).send('EVENT_RECEIVED')
})
const server = createServer(app)
server.keepAliveTimeout = 120_000
await queue.waitUntilReady()
process.send?.({ port: await listenAnywhere(server) })

function isSigned(body: Buffer, given = ''): boolean {
  const expected = `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`
  return expected.length === given.length && timingSafeEqual(Buffer.from(expected), Buffer.from(given))
}
