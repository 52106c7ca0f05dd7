import { createHmac } from 'node:crypto'

import { caseOf } from '@parley/channels/conformance/harmed.ts'
import * as instagramSamples from '@parley/channels/samples/instagram'
import * as whatsappSamples from '@parley/channels/samples/whatsapp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { openLoft, type Loft } from './fixtures/loft.ts'

/** What a webhook may weigh; some harm makes a body heavier. */
const mostBytes = 3 * 1024 * 1024

/** The same door as for the channel's own bodies, with those that something has harmed. */
describe('harmed webhooks', () => {
  let loft: Loft
  const key = '17841472110558136'
  const broken: string[] = []

  beforeAll(async () => {
    const isOurs = (line: string) => line.includes('failed on our side') && line.includes('"kind":"receive"')
    loft = await openLoft({
      env: { LOG_LEVEL: 'error' },
      log: { write: (line: string) => void (isOurs(line) && broken.push(line)) },
      outside: (meta) =>
        meta.get('/graph/:version/me', ({ json }) => json({ user_id: key, username: 'loft' })),
    })
    await loft.ask('POST', '/api/v1/accounts', { channel: 'instagram', key, token: 'IGAA' })
  })
  afterAll(() => loft.end())

  const post = async (body: string): Promise<number> => {
    const signature = createHmac('sha256', 'app-secret').update(body).digest('hex')
    const headers = { 'x-hub-signature-256': `sha256=${signature}` }
    const answer = await loft.booted.app.request('/webhooks/meta', { method: 'POST', body, headers })
    return answer.status
  }

  it('are all taken, and what can be read of them does not stop the hub', { timeout: 120_000 }, async () => {
    const bodies = [whatsappSamples, instagramSamples].flatMap((subject) =>
      Array.from({ length: 300 }, (_, at) => JSON.stringify(caseOf(subject, at).body)),
    )
    for (const [at, body] of bodies.entries())
      expect(await post(body), `body ${at}`).toBe(Buffer.byteLength(body) > mostBytes ? 413 : 200)
    expect(await loft.writes('Still there?', '16505550000')).toMatch(/^con_/)
    expect(broken).toEqual([])
  })

  it('that are cut off are taken, too', async () => {
    const body = JSON.stringify(whatsappSamples.samples[0]?.body)
    for (let end = 0; end < body.length; end += 7) expect(await post(body.slice(0, end))).toBe(200)
  })
})
