import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import { expect, it } from 'vitest'

import { openLoft } from '../fixtures/loft.ts'

const asked = 'a question that nobody else may read'
const answered = 'an answer that nobody else may read'

it('router mode: once no endpoint waits for it any more and it was sent, nothing of what was said is left in the database', async () => {
  const bodies: string[] = []
  const loft = await openLoft({
    account: { router_mode: true },
    outside: (crm) => {
      crm.post('/first', async (context) => context.text((bodies.push(await context.req.text()), '')))
      crm.post('/second', (context) => context.text('', 503))
    },
  })
  const urls = ['first', 'second'].map((name) => `${loft.outsideUrl}/${name}`)
  const endpoints: string[] = []
  for (const url of urls) {
    const { body } = await loft.ask('POST', '/api/v1/webhook-endpoints', { url, kinds: ['message.received'] })
    endpoints.push(body.endpoint.id)
  }
  const conversation = await loft.writes(asked)
  const messages = `/api/v1/conversations/${conversation}/messages`
  const said = async () =>
    (await loft.ask('GET', messages)).body.data.map((message: { content: object }) => message.content)
  await expect.poll(() => bodies.length).toBe(1)
  expect(bodies[0]).toContain(asked)
  expect(await said()).toEqual([{ kind: 'text', text: asked }])

  const refused = async () =>
    (await loft.ask('GET', `/api/v1/webhook-endpoints/${endpoints[1]}/attempts`)).body.data
  await expect.poll(async () => (await refused()).length).toBe(1)
  const [{ event_id: event }] = await refused()
  await loft.ask('POST', `/api/v1/events/${event}/redeliver`, { endpoint_id: endpoints[0] })
  await expect.poll(() => bodies.length).toBe(2)
  expect(bodies[1]).toBe(bodies[0])
  await loft.ask('DELETE', `/api/v1/webhook-endpoints/${endpoints[1]}`)
  await expect.poll(said, { timeout: 15_000 }).toEqual([{ kind: 'erased' }])

  const send = {
    conversation_id: conversation,
    content: { kind: 'text', text: answered },
    idempotency_key: 'one',
  }
  const { message_id } = (await loft.ask('POST', '/api/v1/messages/send', send)).body
  const status = async () => (await loft.ask('GET', `/api/v1/messages/${message_id}/status`)).body
  await expect.poll(async () => (await status()).status).toBe('sent')
  expect(loft.sent).toMatchObject([{ text: { body: answered } }])
  expect(await said()).toEqual([{ kind: 'erased' }, { kind: 'erased' }])
  expect(await status()).toMatchObject({ channel_message_id: 'wamid.1', attempts: [{ status_code: 200 }] })
  const again = await loft.ask('POST', '/api/v1/messages/send', send)
  expect([again.status, again.body.message_id]).toEqual([202, message_id])
  await loft.booted.stop()
  expect(textOf(join(loft.dataDir, 'parley.db'))).not.toMatch(/nobody else may read/)
})

/** Everything in the file, also what was deleted and not yet overwritten, unless it was swept out before. */
function textOf(path: string): string {
  const database = new DatabaseSync(path)
  database.exec('vacuum')
  database.close()
  return readFileSync(path, 'latin1')
}
