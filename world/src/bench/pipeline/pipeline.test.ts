import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'

import { needs } from '@parley/scripts/needs'
import { Client } from 'pg'
import { expect, test } from 'vitest'

import { listenAnywhere } from '../../faults/port.ts'
import { startChild } from '../child.ts'
import { audience } from '../loads.ts'
import { withServices } from '../postgres-and-redis.ts'
import { numberIn, webhookPost } from '../posts.ts'
import { readBody } from '../read-body.ts'
import { Wire } from '../wire.ts'

const skipped = [needs('postgres'), needs('redis')].includes(undefined)

test.skipIf(skipped)(
  'the pipeline that the hub is compared with does its work: messages are stored once and told, signed, until they are taken',
  { timeout: 120_000 },
  async () => {
    const told: (number | null)[] = []
    const crm = createServer((request, response) => {
      readBody(request, (body) => {
        const signature = createHmac('sha256', audience.appSecret).update(body).digest('hex')
        const isSigned = request.headers['x-signature'] === `sha256=${signature}`
        told.push(isSigned ? numberIn(body.toString()) : null)
        // The first time it is away.
        response.writeHead(told.length === 1 ? 503 : 200).end()
      })
    })
    const crmUrl = `http://127.0.0.1:${await listenAnywhere(crm)}`
    await withServices(async (services) => {
      const databaseUrl = await services.database()
      const { port: redisPort } = new URL((await services.redis()).url)
      const args = [audience.appSecret, redisPort, databaseUrl, crmUrl]
      const web = await startChild('./pipeline/web.ts', args)
      const worker = await startChild('./pipeline/worker.ts', args)
      const wire = await Wire.open(web.port)
      const forged = { ...audience, appSecret: 'not-the-secret' }
      expect(await wire.send(webhookPost(99, forged))).toBe(401)
      for (const n of [1, 2, 3, 3]) expect(await wire.send(webhookPost(n, audience))).toBe(200)
      await expect.poll(() => told.length, { timeout: 60_000 }).toBe(5)
      expect(new Set(told)).toEqual(new Set([1, 2, 3]))
      expect(await storedIn(databaseUrl)).toEqual({ messages: '3', conversations: '3' })
      wire.close()
      for (const child of [web, worker]) child.stop()
    })
    crm.closeAllConnections()
    crm.close()
  },
)

async function storedIn(connectionString: string) {
  const client = new Client({ connectionString })
  await client.connect()
  const counts = `select (select count(*) from message) as messages, (select count(*) from conversation) as conversations`
  const { rows } = await client.query<{ messages: string; conversations: string }>(counts)
  await client.end()
  return rows[0]
}
