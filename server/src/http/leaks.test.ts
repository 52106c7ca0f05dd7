import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

import { openLoft, type Loft } from './fixtures/loft.ts'

const operator = 'canary-operator-key-0123456789'
/** In every input there is one of these; in nothing that is logged or measured, and in no problem, is there any. */
const canaries = ['canary', '16505550199', '%63anary']

describe('canaries in every input', () => {
  let loft: Loft
  const lines: string[] = []
  const problems: string[] = []
  beforeAll(async () => {
    const env = { LOG_LEVEL: 'trace', OPERATOR_KEY: operator, META_VERIFY_TOKEN: 'canary-verify' }
    loft = await openLoft({
      account: { token: 'canary-token', name: 'canary-account' },
      env,
      log: { write: (line) => void lines.push(line) },
      outside: (crm) => crm.post('/hook', (context) => context.text('canary-answer', 500)),
    })
    await loft.ask('POST', '/api/v1/webhook-endpoints', {
      url: `${loft.outsideUrl}/hook?key=canary-key`,
      description: 'canary-description',
      kinds: ['message.received', 'message.failed'],
    })
  })
  afterAll(() => loft.end())

  const refused = async (...asked: Parameters<Loft['ask']>) => {
    const { status, body } = await loft.ask(...asked)
    expect(status).toBeGreaterThanOrEqual(400)
    problems.push(JSON.stringify(body))
  }
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    loft.booted.app.request(path, { method: 'POST', body, headers })

  it('are in no log when all goes well', async () => {
    await loft.hook('canary-text', { from: '16505550199', name: 'canary-name' })
    await vi.waitFor(() => expect(lines.join('')).toContain('"kind":"notify"'))
    const conversation = await loft.writes('canary-again', '16505550199')
    const content = { kind: 'text', text: 'canary-reply' }
    const send = { conversation_id: conversation, content, idempotency_key: 'canary-idempotency' }
    expect((await loft.ask('POST', '/api/v1/messages/send', send)).status).toBe(202)
    await vi.waitFor(() => expect(loft.sent).toHaveLength(1))
  })

  it('are in no problem when requests are refused', async () => {
    const bearer = { authorization: 'Bearer pk_canary-bearer' }
    await refused('GET', '/api/v1/canary-path/16505550199?q=canary')
    await refused('GET', '/api/v1/accounts', undefined, bearer)
    await refused('GET', '/api/v1/messages/canary-id')
    await refused('POST', '/api/v1/session', { email: 'canary@example.org', password: 'canary-password' })
    await refused('POST', '/api/v1/session', { email: 'canary', password: ['canary'] })
    await refused('POST', '/api/v1/accounts', { channel: 'whatsapp', key: '1', token: 7, name: 'canary' })
    await refused('POST', '/api/v1/webhook-endpoints', { url: 'canary://secret', kinds: ['canary'] })
    await refused('PUT', '/api/v1/conversations/canary', { assignee: 'canary' })
    const answers = [
      await post('/webhooks/meta', '{"canary"', { 'x-hub-signature-256': 'sha256=canary' }),
      await post('/api/v1/session', '{"password": canary', { 'content-type': 'application/json' }),
      await loft.booted.app.request('/webhooks/meta?hub.mode=subscribe&hub.verify_token=canary-wrong'),
      await loft.booted.app.request('/api/v1/session', { headers: { cookie: 'parley_session=canary' } }),
    ]
    problems.push(...(await Promise.all(answers.map((answer) => answer.text()))))
    expect(problems.filter((problem) => problem.includes('"correlation_id"')).length).toBeGreaterThan(9)
  })

  it('are in no log when something breaks on our side', async () => {
    const call = () => Promise.reject(new SyntaxError('canary-error', { cause: new Error('canary-cause') }))
    Object.assign(loft.booted.hub, { http: { ...loft.booted.hub.http, call } })
    await refused('POST', '/api/v1/accounts', { channel: 'whatsapp', key: '1', token: 'canary-new' })
    await loft.hook('canary-break', {})
    await vi.waitFor(() => expect(lines.join('')).toContain('task failed on our side'))
    await loft.hook('canary-lost', { key: 'canary-key', field: 'canary-field' })
    expect(lines.join('')).toContain('request failed on our side')
  })

  it('have been seen nowhere', async () => {
    const metrics = await (await loft.booted.app.request('/metrics')).text()
    expect(metrics).toContain('parley_task_seconds')
    expect(lines.length).toBeGreaterThan(20)
    for (const said of [...lines, ...problems, metrics])
      for (const canary of canaries) expect(said).not.toContain(canary)
  })
})
