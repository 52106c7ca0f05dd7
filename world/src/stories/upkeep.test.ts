import { put } from '@parley/core/domain/change.ts'
import { describe, expect, test } from 'vitest'

import { movedHub, type MovedHub } from './moved-hub.ts'

const day = 24 * 3_600_000
const number = '106540352242922'
const profile = '17841472110558136'
const waba = '102290129340398'

async function connect(hub: MovedHub, days: { whatsapp: number; instagram: number }) {
  const { control } = hub.simulator
  const tokens = { whatsapp: 'a-token-for-whatsapp', instagram: 'a-token-for-instagram' }
  control.addAccount({
    kind: 'whatsapp',
    phoneNumberId: number,
    wabaId: waba,
    displayPhone: '+1 555-078-3881',
    name: 'Bakery',
    token: tokens.whatsapp,
    tokenExpiresAt: hub.now() + days.whatsapp * day,
  })
  control.addAccount({
    kind: 'instagram',
    igId: profile,
    username: 'bakery',
    name: 'Bakery',
    token: tokens.instagram,
    tokenIssuedAt: hub.now(),
    tokenExpiresAt: hub.now() + days.instagram * day,
  })
  const made = async (channel: 'whatsapp' | 'instagram', key: string, over: object = {}) =>
    (
      await hub.ask('POST', '/api/v1/accounts', {
        channel,
        key,
        token: tokens[channel],
        simulated: true,
        ...over,
      })
    ).account
  const instagramEnd = new Date(hub.now() + days.instagram * day).toISOString()
  return {
    tokens,
    whatsapp: await made('whatsapp', number),
    instagram: await made('instagram', profile, { token_expires_at: instagramEnd }),
  }
}

describe('the tokens of accounts', () => {
  test('on Instagram are exchanged on day 45, again and again, and nobody is bothered', async () => {
    await using hub = await movedHub()
    const { instagram, tokens } = await connect(hub, { whatsapp: 900, instagram: 60 })
    const issued = () => hub.simulator.control.accounts().find(({ id }) => id === profile)?.tokenIssuedAt ?? 0
    const seen = [issued()]
    for (let at = 0; at < 100; at += 1) {
      await hub.pass(day, day / 4)
      if (seen.at(-1) !== issued()) seen.push(issued())
    }
    const ages = seen.slice(1).map((at, index) => Math.round((at - (seen[index] ?? 0)) / day))
    expect(ages).toEqual([45, 45])
    const account = await hub.ask('GET', `/api/v1/accounts/${instagram.id}`)
    expect(account.token_state).toBe('valid')
    expect(Date.parse(account.token_expires_at) - hub.now()).toBeGreaterThan(40 * day)
    expect((await hub.ask('GET', '/api/v1/alerts')).data).toEqual([])
    const stored = await hub.booted.hub.stores.accountFor('instagram', profile)
    const token = hub.booted.hub.vault.open(stored?.account.sealedToken ?? '', instagram.id)
    expect(token).not.toBe(tokens.instagram)
  }, 120_000)

  test('that were there before anybody asked when they end are exchanged at the next check', async () => {
    await using hub = await movedHub()
    const { tokens } = await connect(hub, { whatsapp: 900, instagram: 60 })
    const { stores, vault } = hub.booted.hub
    const found = await stores.accountFor('instagram', profile)
    if (!found) throw new Error('The account is gone.')
    const { tokenLife: _, ...old } = found.account
    await stores.of(found.tenant).commit({ changes: [put('account', old)], tasks: [], finish: null })
    await hub.pass(2 * day)
    const after = await stores.accountFor('instagram', profile)
    expect(vault.open(after?.account.sealedToken ?? '', old.id)).not.toBe(tokens.instagram)
    expect(after?.account.tokenLife?.expiresAt).toBeGreaterThan(hub.now() + 57 * day)
  }, 120_000)

  test('that end are told of 14, 7, 3 and 1 days before, and as refused when it has happened', async () => {
    await using hub = await movedHub()
    const { whatsapp } = await connect(hub, { whatsapp: 20, instagram: 60 })
    const end = Date.parse(whatsapp.token_expires_at)
    const told = new Map<string, number>()
    while (hub.now() < end + day) {
      await hub.pass(day / 24)
      for (const { kind, count } of (await hub.ask('GET', '/api/v1/alerts')).data) {
        const seen = `${kind} ${count}`
        if (!told.has(seen)) told.set(seen, Math.round((end - hub.now()) / day))
      }
    }
    expect([...told].slice(0, 4)).toEqual([
      ['token_expiring 1', 14],
      ['token_expiring 2', 7],
      ['token_expiring 3', 3],
      ['token_expiring 4', 1],
    ])
    expect([...told.keys()]).toContain('token_invalid 1')
    expect((await hub.ask('GET', `/api/v1/accounts/${whatsapp.id}`)).token_state).toBe('invalid')
  }, 120_000)
})

describe('the doctor', () => {
  test('asks whether the webhooks of each account come in, and names the field that does not', async () => {
    await using hub = await movedHub()
    const { whatsapp, instagram, tokens } = await connect(hub, { whatsapp: 900, instagram: 60 })
    const findings = async (id: string) =>
      (await hub.asOperator('/api/v1/operator/doctor')).findings.filter(
        ({ about }: { about: string }) => about === id,
      )
    const graph = (path: string, method: string, token: string) =>
      hub.simulator.app.request(path, { method, headers: { authorization: `Bearer ${token}` } })
    expect([await findings(whatsapp.id), await findings(instagram.id)]).toEqual([[], []])

    const apps = `/graph.facebook.com/v26.0/${waba}/subscribed_apps`
    await graph(apps, 'DELETE', tokens.whatsapp)
    expect(await findings(whatsapp.id)).toMatchObject([
      {
        problem: expect.stringContaining('nothing comes in'),
        fix: expect.stringContaining(`POST /${waba}/`),
      },
    ])
    await graph(apps, 'POST', tokens.whatsapp)
    expect(await findings(whatsapp.id)).toEqual([])

    const fields = 'messages,messaging_postbacks,message_reactions,message_edit,message_echoes'
    const mine = '/graph.instagram.com/v26.0/me/subscribed_apps?subscribed_fields='
    await graph(mine + fields, 'POST', tokens.instagram)
    const [finding] = await findings(instagram.id)
    expect(finding.problem).toContain('not subscribed to messaging_seen:')
    const fixed = /subscribed_fields=\S+/.exec(finding.fix)?.[0] ?? ''
    await graph(`/graph.instagram.com/v26.0/me/subscribed_apps?${fixed}`, 'POST', tokens.instagram)
    expect(await findings(instagram.id)).toEqual([])
  }, 120_000)
})
