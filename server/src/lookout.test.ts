import { put } from '@parley/core/domain/change.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { openSmallHub, type SmallHub } from './http/fixtures/small-hub.ts'
import { planChecks, watchLag } from './lookout.ts'

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
