import { put } from '@parley/core/domain/change.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { openSmallHub, type SmallHub } from './http/fixtures/small-hub.ts'
import { planChecks, planForgetting, watchLag, watchRedis } from './lookout.ts'

const day = 24 * 3_600_000

describe('the lookout', () => {
  let hub: SmallHub
  beforeEach(async () => void (hub = await openSmallHub()))
  afterEach(() => hub.end())

  const stores = () => hub.booted.hub.stores
  /** What is spread over an hour comes at once. */
  const watched = () => {
    const inner = hub.booted.hub
    return { ...inner, moment: () => ({ ...inner.moment(), random: () => 0 }) }
  }
  const leased = async (group: string) => (await stores().tasks.lease([group], 10, 60_000))[0]?.claims ?? []

  it('tells once when work waits for more than a minute, and once when that is over', async () => {
    const work = { kind: 'deliver', message: hub.booted.hub.moment().id('msg') } as const
    const late = { tenant: null, group: 'late', work, dueAt: Date.now() - 61_000 }
    expect(await watchLag(watched(), false)).toBe(false)
    await stores().commit({ changes: [], tasks: [late], finish: null })
    expect(await watchLag(watched(), false)).toBe(true)
    expect(await watchLag(watched(), true)).toBe(true)
    const [claim] = await leased('late')
    await stores().commit({ changes: [], tasks: [], finish: claim ? { kind: 'done', claim } : null })
    expect(await watchLag(watched(), true)).toBe(false)
    const told = await leased('alert:queue_lag:tasks')
    expect(told.map(({ task }) => task.work.kind)).toEqual(['raise', 'calm'])
  })

  it('tells once when Redis is away, and once when it is back', async () => {
    expect(await watchRedis(watched(), null, false)).toBe(false)
    expect(await watchRedis(watched(), 'It does not answer.', false)).toBe(true)
    expect(await watchRedis(watched(), 'It does not answer.', true)).toBe(true)
    expect(await watchRedis(watched(), null, true)).toBe(false)
    const told = await leased('alert:redis_away:redis')
    expect(told.map(({ task }) => task.work.kind)).toEqual(['raise', 'calm'])
  })

  it('has old records taken away a few at a time, and the young ones kept', async () => {
    const store = stores().of(hub.tenant)
    const { now } = hub.booted.hub.moment()
    let made = 0
    /** Ids tell the order, and these are older than what the hub has written itself. */
    const early = () => ((made += 1), String(made).padStart(26, '0'))
    const line = (at: number, action: 'old.line' | 'young.line') => {
      const actor = { kind: 'system', id: 'test' } as const
      const rest = { actor, action, target: null, detail: {}, correlationId: '', version: 0 }
      return put('audit', { id: `aud_${early()}`, at, ...rest })
    }
    const call = (at: number) => {
      const tried = { endpoint: null, event: null, message: 'msg_1', number: 1 } as const
      const exchange = { at, durationMs: 1, status: 200, error: null, nextAt: null }
      return put('attempt', { id: `att_${early()}`, ...tried, ...exchange, version: 0 })
    }
    const old = Array.from({ length: 120 }, () => line(now - 3 * day, 'old.line'))
    await stores().commit({ changes: [line(now - 3 * day, 'old.line')], tasks: [], finish: null })
    await store.commit({ changes: [...old, line(now, 'young.line')], tasks: [], finish: null })
    await store.commit({ changes: [call(now - 3 * day), call(now)], tasks: [], finish: null })
    await planForgetting(watched(), { audit: 0, attempt: 0 })
    expect(await stores().tasks.waiting(10)).toEqual([])

    await planForgetting(watched(), { audit: 2 * day, attempt: 2 * day })
    hub.booted.work()
    const actions = async () => (await store.oldestAudits(200)).map(({ action }) => action)
    await expect.poll(actions).not.toContain('old.line')
    expect(await actions()).toContain('young.line')
    await expect.poll(() => stores().oldestAudits(1)).toEqual([])
    await expect.poll(async () => (await store.oldestAttempts(9)).map(({ at }) => at)).toEqual([now])
  })

  it('has each token checked once a day, and marks one that has expired', async () => {
    let expired = false
    hub.outside.get('/graph/:version/:node', (context) =>
      expired
        ? context.json({ error: { message: 'Session has expired.', code: 190 } }, 401)
        : context.json({ id: context.req.param('node') }),
    )
    const given = { channel: 'whatsapp', key: '1', token: 'EAAG' }
    const { id } = (await hub.ask('POST', '/api/v1/accounts', given)).body.account
    await planChecks(watched())
    expect(await stores().tasks.waiting(10)).toEqual([])

    const store = stores().of(hub.tenant)
    const account = await store.account(id)
    if (account) {
      const old = { ...account, tokenCheckedAt: Date.now() - day }
      await store.commit({ changes: [put('account', old)], tasks: [], finish: null })
    }
    expired = true
    await planChecks(watched())
    hub.booted.work()
    await expect
      .poll(async () => (await hub.ask('GET', `/api/v1/accounts/${id}`)).body.token_state)
      .toBe('invalid')
    await expect
      .poll(async () => (await hub.ask('GET', '/api/v1/alerts')).body.data)
      .toMatchObject([{ kind: 'token_invalid', subject: id }])
  })
})
