import type { AddressInfo } from 'node:net'

import { SMTPServer } from 'smtp-server'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { openLoft, type Loft } from '../fixtures/loft.ts'

const operator = { authorization: 'Bearer operator-key-of-this-hub-0123456789' }

describe('alerts', () => {
  let loft: Loft
  const mails: string[] = []
  const told: { path: string; body: string; headers: Record<string, string> }[] = []
  let answers: number[] = []
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const parts: string[] = []
      stream.setEncoding('utf8').on('data', (part: string) => parts.push(part))
      stream.on('end', () => {
        mails.push(parts.join(''))
        done()
      })
    },
  })
  beforeAll(async () => {
    await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
    const address: AddressInfo | string | null = smtp.server.address()
    const port = typeof address === 'object' ? address?.port : 0
    loft = await openLoft({
      env: {
        OPERATOR_KEY: operator.authorization.slice('Bearer '.length),
        SMTP_URL: `smtp://127.0.0.1:${port}`,
        ALERT_FROM: 'parley@example.org',
        ALERT_EMAIL: 'operator@example.org',
      },
      outside: (crm) => {
        crm.post('/ops', async (context) => {
          const { path } = context.req
          told.push({ path, body: await context.req.text(), headers: context.req.header() })
          return context.text('')
        })
        crm.post('/hook', () => new Response('', { status: answers.shift() ?? 200 }))
      },
    })
  })
  afterAll(async () => {
    await loft.end()
    await new Promise<void>((resolve) => smtp.close(resolve))
  })

  const endpoint = async () => {
    const hook = { url: `${loft.outsideUrl}/hook`, kinds: ['message.received'] }
    return (await loft.ask('POST', '/api/v1/webhook-endpoints', hook)).body.endpoint.id as string
  }
  const open = async () => (await loft.ask('GET', '/api/v1/alerts')).body.data

  it('tell administrators by a signed webhook and by e-mail, and the operator, of a 401', async () => {
    const target = (body: object) => loft.ask('POST', '/api/v1/alert-targets', body)
    const { secret } = (await target({ kind: 'webhook', url: `${loft.outsideUrl}/ops` })).body
    expect((await target({ kind: 'email', to: 'admin@example.org' })).body.secret).toBeNull()
    const id = await endpoint()
    answers = [401]
    await loft.writes('hello')
    await expect.poll(() => [told.length, mails.length]).toEqual([1, 2])
    const [{ body, headers } = { body: '', headers: {} }] = told
    expect(new Webhook(secret).verify(body, headers)).toMatchObject({
      type: 'alert',
      tenant_id: loft.tenant,
      alert: { kind: 'endpoint_unauthorized', subject: id, count: 1, resolved_at: null },
    })
    expect(mails.join('')).toContain('To: admin@example.org')
    expect(mails.join('')).toContain('To: operator@example.org')
    expect(mails[0]).toContain('Subject: Parley: A webhook endpoint answers 401')
    expect(mails.join('')).not.toContain('hello')
    await loft.ask('DELETE', `/api/v1/webhook-endpoints/${id}`)
  })

  it('of one kind and subject are counted, and told once', async () => {
    const id = await endpoint()
    answers = [401, 401]
    await loft.writes('one')
    await loft.writes('two')
    const about = async () => (await open()).filter((each: { subject: string }) => each.subject === id)
    await expect.poll(about).toMatchObject([{ kind: 'endpoint_unauthorized', count: 2 }])
    await expect.poll(() => told.filter(({ body }) => body.includes(id)).length).toBe(1)
    const [{ id: alert }] = await about()
    expect((await loft.ask('POST', `/api/v1/alerts/${alert}/resolve`)).body.resolved_at).not.toBeNull()
    await loft.ask('DELETE', `/api/v1/webhook-endpoints/${id}`)
  })

  it('tell that a 410 switched an endpoint off, until it is switched on again', async () => {
    const id = await endpoint()
    answers = [410]
    await loft.writes('gone')
    const about = async () => (await open()).find((each: { subject: string }) => each.subject === id)
    await expect.poll(about).toMatchObject({ kind: 'endpoint_disabled', resolved_at: null })
    const path = `/api/v1/webhook-endpoints/${id}`
    expect((await loft.ask('GET', path)).body.active).toBe(false)
    await loft.ask('PUT', path, { active: true })
    await expect.poll(async () => (await about()).resolved_at).not.toBeNull()
    await loft.ask('DELETE', path)
  })

  it('of what belongs to no tenant are the operator’s', async () => {
    await loft.hook('lost', { key: '999' })
    const list = async () => (await loft.ask('GET', '/api/v1/operator/alerts', undefined, operator)).body.data
    await expect.poll(list).toMatchObject([{ kind: 'dead_letter', subject: 'unrouted' }])
    await expect.poll(() => mails.filter((mail) => mail.includes('unrouted')).length).toBe(1)
    expect((await open()).some((each: { subject: string }) => each.subject === 'unrouted')).toBe(false)
    const [{ id }] = await list()
    const path = `/api/v1/operator/alerts/${id}/resolve`
    expect((await loft.ask('POST', path)).status).toBe(403)
    expect((await loft.ask('POST', path, undefined, operator)).body.resolved_at).not.toBeNull()
    expect(await list()).toMatchObject([{ id, resolved_at: expect.any(String) }])
    expect((await loft.ask('POST', `/api/v1/alerts/${id}/resolve`)).status).toBe(404)
    const { data } = (await loft.ask('GET', '/api/v1/operator/audit', undefined, operator)).body
    expect(data).toMatchObject([{ action: 'resolve.alert', target: id, actor: { kind: 'operator' } }])
  })

  it('go nowhere that is private, and are told to nobody after a target was deleted', async () => {
    const at = '/api/v1/alert-targets'
    expect((await loft.ask('POST', at, { kind: 'webhook', url: 'http://10.0.0.1/' })).status).toBe(400)
    const { data } = (await loft.ask('GET', at)).body
    for (const { id } of data) expect((await loft.ask('DELETE', `${at}/${id}`)).status).toBe(200)
    expect((await loft.ask('GET', at)).body.data).toEqual([])
    expect((await loft.ask('DELETE', `${at}/${data[0].id}`)).status).toBe(404)
    const before = told.length
    answers = [401]
    await endpoint()
    await loft.writes('again')
    await expect.poll(() => mails.filter((mail) => mail.includes('answers 401')).length).toBe(5)
    expect(told.length).toBe(before)
  })
})
