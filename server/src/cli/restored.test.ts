import { createHmac } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { needs } from '@parley/scripts/needs'
import { startServer, type Server } from '@parley/stores/postgres/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'

import { boot, type Booted } from '../boot.ts'
import { readEnv } from '../env.ts'
import { openLoft } from '../http/fixtures/loft.ts'
import { parley } from './fixtures.ts'

const postgres = needs('postgres')
const answered = z.object({ message_id: z.string(), status: z.string() }).partial()
/** WhatsApp Cloud API, "Webhooks: messages". */
const webhook = JSON.stringify({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: '1',
      changes: [
        {
          field: 'messages',
          value: {
            messaging_product: 'whatsapp',
            metadata: { display_phone_number: '15550001111', phone_number_id: '106540352242922' },
            messages: [
              {
                from: '16505551234',
                id: 'wamid.twice',
                timestamp: '1700000000',
                type: 'text',
                text: { body: 'Hello?' },
              },
            ],
          },
        },
      ],
    },
  ],
})
const signature = `sha256=${createHmac('sha256', 'app-secret').update(webhook).digest('hex')}`
const post = async ({ app }: Booted) => {
  const headers = { 'x-hub-signature-256': signature }
  return (await app.request('/webhooks/meta', { method: 'POST', body: webhook, headers })).status
}

let folder: string
let server: Server | undefined
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-restored-'))
  server = postgres === undefined ? undefined : await startServer(postgres, 'off')
}, 60_000)
afterAll(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true })
}, 60_000)

describe.each([
  { name: 'SQLite', place: async () => ({}), skip: false },
  {
    name: 'Postgres',
    place: async () => ({ DATABASE_URL: (await server?.database()) ?? '' }),
    skip: postgres === undefined,
  },
])('a hub on $name that was put back from a copy of ten minutes ago', ({ name, place, skip }) => {
  it.skipIf(skip)(
    'knows what came again, and sends nothing of which nobody knows whether it went out',
    async () => {
      const old = await place()
      const loft = await openLoft({ env: old })
      const outside = {
        LOG_LEVEL: 'silent',
        META_APP_SECRET: 'app-secret',
        META_API_BASE_URL: `${loft.outsideUrl}/graph`,
        ALLOW_PRIVATE_ORIGINS: loft.outsideUrl,
      }
      const conversation = await loft.writes('Is it open?')
      expect(await post(loft.booted)).toBe(200)
      const made = await loft.ask('POST', '/api/v1/keys', {
        name: 'CRM',
        scopes: ['messages:send', 'messages:read'],
      })
      const key: string = made.body.secret
      await loft.booted.stop()

      const idle = await boot(readEnv({ ...outside, ...old, DATA_DIR: loft.dataDir }))
      const ask = async ({ app }: Booted, path: string, body?: object) => {
        const headers = { authorization: `Bearer ${key}` }
        const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers }
        const response = await app.request(path, init)
        return { status: response.status, body: answered.parse(await response.json()) }
      }
      const content = { kind: 'text', text: 'Yes.' }
      const send = { conversation_id: conversation, content, idempotency_key: 'answer' }
      const waiting = await ask(idle, '/api/v1/messages/send', send)
      expect(waiting.status).toBe(202)
      const message = waiting.body.message_id ?? ''
      const file = join(folder, `${name}.copy`)
      const media = join(folder, `${name}-media`)
      mkdirSync(join(loft.dataDir, 'media', 'ten'), { recursive: true })
      writeFileSync(join(loft.dataDir, 'media', 'ten', 'a file'), 'its bytes')
      const copied = await parley(['backup', file, '--media', media], { ...old, DATA_DIR: loft.dataDir })
      expect([copied.code, copied.out]).toEqual([0, expect.stringContaining('holds everything up to now')])

      idle.work()
      await expect.poll(() => loft.sent.map(({ text }) => text?.body)).toEqual(['Yes.'])
      await idle.stop()

      const fresh = await place()
      const dataDir = join(folder, `${name}-data`)
      mkdirSync(dataDir)
      copyFileSync(join(loft.dataDir, 'encryption.key'), join(dataDir, 'encryption.key'))
      const back = await parley(['restore', file, '--media', media], { ...fresh, DATA_DIR: dataDir })
      expect([back.code, back.out]).toEqual([0, expect.stringMatching(/acc_\w+ .* sequence [1-9]/)])
      expect(existsSync(join(dataDir, 'media', 'ten', 'a file'))).toBe(true)

      const restored = await boot(readEnv({ ...outside, ...fresh, DATA_DIR: dataDir }))
      restored.work()
      expect(await post(restored)).toBe(200)
      const status = async () => (await ask(restored, `/api/v1/messages/${message}/status`)).body.status
      await expect.poll(status).toBe('unknown')
      const again = await ask(restored, '/api/v1/messages/send', send)
      expect(again.body.message_id).toBe(message)
      expect(loft.sent).toHaveLength(1)

      await ask(restored, `/api/v1/messages/${message}/resolve`, { as: 'resend' })
      await expect.poll(status).toBe('sent')
      expect(loft.sent).toHaveLength(2)
      await expect.poll(async () => (await restored.hub.stores.tasks.backlog()).oldestDueAt).toBeNull()
      const thread = await restored.hub.stores.of(loft.tenant).thread(conversation, null, 10)
      expect(thread.map(({ externalId }) => externalId).filter((id) => id === 'wamid.twice')).toHaveLength(1)
      await restored.stop()
      await loft.end()
    },
    120_000,
  )
})
