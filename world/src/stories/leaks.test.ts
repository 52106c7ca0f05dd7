import { openLoft, type Loft } from '@parley/server/http/fixtures/loft'
import { expect, test } from 'vitest'

import { takeGround } from '../grounds/ground.ts'

/** In every input there is one of these; in nothing that is logged or measured, and in no problem, is there any. */
const canaries = ['canary', '16505550199', '%63anary']

test('what passes through every part and every error is in no log, no metric and no problem', async () => {
  const lines: string[] = []
  await using ground = await takeGround()
  await using loft = await openLoft({
    account: { token: 'canary-token', name: 'canary-account' },
    env: {
      LOG_LEVEL: 'trace',
      OPERATOR_KEY: 'canary-operator-key-0123456789',
      META_VERIFY_TOKEN: 'canary-verify',
      ...ground.env,
    },
    around: ground.around,
    log: { write: (line) => void lines.push(line) },
    outside: (crm) => crm.post('/hook', (context) => context.text('canary-answer', 500)),
  })
  const logs = (text: string) => expect.poll(() => lines.join('')).toContain(text)

  await goWell(loft)
  await logs('"kind":"notify"')
  const problems = await refusals(loft)
  expect(problems.filter((problem) => problem.includes('"correlation_id"')).length).toBeGreaterThan(9)
  problems.push(await breakOnOurSide(loft))
  await logs('task failed on our side')
  await logs('request failed on our side')

  const metrics = await (await loft.booted.app.request('/metrics')).text()
  expect(metrics).toContain('parley_task_seconds')
  expect(lines.length).toBeGreaterThan(20)
  for (const said of [...lines, ...problems, metrics])
    for (const canary of canaries) expect(said).not.toContain(canary)
})

async function goWell({ ask, hook, writes, sent, outsideUrl }: Loft): Promise<void> {
  await ask('POST', '/api/v1/webhook-endpoints', {
    url: `${outsideUrl}/hook?key=canary-key`,
    description: 'canary-description',
    kinds: ['message.received', 'message.failed'],
  })
  await hook('canary-text', { from: '16505550199', name: 'canary-name' })
  const conversation = await writes('canary-again', '16505550199')
  const content = { kind: 'text', text: 'canary-reply' }
  const send = { conversation_id: conversation, content, idempotency_key: 'canary-idempotency' }
  expect((await ask('POST', '/api/v1/messages/send', send)).status).toBe(202)
  await expect.poll(() => sent).toHaveLength(1)
}

/** What the hub said to requests that it refused. */
async function refusals(loft: Loft): Promise<string[]> {
  const asked: readonly Parameters<Loft['ask']>[] = [
    ['GET', '/api/v1/canary-path/16505550199?q=canary'],
    ['GET', '/api/v1/accounts', undefined, { authorization: 'Bearer pk_canary-bearer' }],
    ['GET', '/api/v1/messages/canary-id'],
    ['POST', '/api/v1/session', { email: 'canary@example.org', password: 'canary-password' }],
    ['POST', '/api/v1/session', { email: 'canary', password: ['canary'] }],
    ['POST', '/api/v1/accounts', { channel: 'whatsapp', key: '1', token: 7, name: 'canary' }],
    ['POST', '/api/v1/webhook-endpoints', { url: 'canary://secret', kinds: ['canary'] }],
    ['PUT', '/api/v1/conversations/canary', { assignee: 'canary' }],
    ['POST', '/api/v1/messages/send', { idempotency_key: 'canary\0' }],
    ['GET', '/api/v1/search?text=canary%00'],
  ]
  const problems: string[] = []
  for (const each of asked) {
    const { status, body } = await loft.ask(...each)
    expect([400, 401, 404], `${each[0]} ${each[1]}`).toContain(status)
    problems.push(JSON.stringify(body))
  }
  const { app } = loft.booted
  const post = (path: string, body: string, headers: Record<string, string>) =>
    app.request(path, { method: 'POST', body, headers })
  const answers = [
    await post('/webhooks/meta', '{"canary"', { 'x-hub-signature-256': 'sha256=canary' }),
    await post('/api/v1/session', '{"password": canary', { 'content-type': 'application/json' }),
    await app.request('/webhooks/meta?hub.mode=subscribe&hub.verify_token=canary-wrong'),
    await app.request('/api/v1/session', { headers: { cookie: 'parley_session=canary' } }),
  ]
  return [...problems, ...(await Promise.all(answers.map((answer) => answer.text())))]
}

/** From here on every call that leaves the hub throws. */
async function breakOnOurSide(loft: Loft): Promise<string> {
  const { hub } = loft.booted
  const call = () => Promise.reject(new SyntaxError('canary-error', { cause: new Error('canary-cause') }))
  Object.assign(hub, { http: { ...hub.http, call } })
  const account = { channel: 'whatsapp', key: '1', token: 'canary-new' }
  const { status, body } = await loft.ask('POST', '/api/v1/accounts', account)
  expect(status).toBe(500)
  await loft.hook('canary-break', {})
  await loft.hook('canary-lost', { key: 'canary-key', field: 'canary-field' })
  return JSON.stringify(body)
}
