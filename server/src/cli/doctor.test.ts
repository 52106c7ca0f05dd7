import { chmodSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { openLoft, type Loft } from '../http/fixtures/loft.ts'
import { listen, type Listening } from '../listen.ts'
import { parley } from './fixtures.ts'

const operator = 'operator-key-of-this-hub-0123456789'

describe('the doctor', () => {
  let loft: Loft
  let listening: Listening
  let env: Record<string, string>
  let expired = false
  let date = new Date().toUTCString()
  beforeAll(async () => {
    loft = await openLoft({
      env: { OPERATOR_KEY: operator },
      account: { settings: { business_account_id: '102290129340398' } },
      outside: (outside) => {
        outside.get('/graph/', (context) => context.text('', 404, { date }))
        outside.get('/graph/:version/:business/subscribed_apps', (context) =>
          context.json({ data: [{ whatsapp_business_api_data: { id: '4711', name: 'Hub' } }] }),
        )
        outside.use('/graph/:version/:node', (context, next) =>
          expired
            ? Promise.resolve(context.json({ error: { message: 'Session has expired.', code: 190 } }, 401))
            : next(),
        )
        outside.post('/hook', (context) => context.text('', 500))
      },
    })
    listening = await listen(loft.booted.app, '127.0.0.1', 0)
    env = {
      PARLEY_URL: `http://127.0.0.1:${listening.port}`,
      OPERATOR_KEY: operator,
      DATA_DIR: loft.dataDir,
      META_APP_SECRET: 'app-secret',
    }
  })
  afterAll(async () => {
    await listening.close()
    await loft.end()
  })

  const findings = async (over: Record<string, string> = {}) => {
    const { out, code } = await parley(['doctor', '--json'], { ...env, ...over })
    const found: { about: string; problem: string; fix: string }[] = JSON.parse(out).findings
    expect(code).toBe(found.length === 0 ? 0 : 1)
    return found
  }

  it('names every problem of the configuration, with what is expected', async () => {
    const found = await findings({ PORT: 'many', META_API_VERSION: '26' })
    expect(found.map(({ about }) => about)).toEqual(expect.arrayContaining(['PORT', 'META_API_VERSION']))
  })

  it('names what is missing, and what is open to others', async () => {
    chmodSync(join(loft.dataDir, 'encryption.key'), 0o644)
    const found = await findings({
      META_APP_SECRET: '',
      PUBLIC_URL: 'http://127.0.0.1:9',
      FFMPEG_PATH: '/nowhere/ffmpeg',
    })
    const said = found.map(({ about, problem }) => `${about}: ${problem}`).join('\n')
    for (const each of [
      'META_APP_SECRET: No app secret is set',
      'META_VERIFY_TOKEN: No verify token is set',
      'PUBLIC_URL: PUBLIC_URL is not https',
      'PUBLIC_URL: http://127.0.0.1:9 does not lead to this hub',
      'encryption.key can be read by others',
      'FFMPEG_PATH: There is no ffmpeg at /nowhere/ffmpeg, so videos have no poster',
    ])
      expect(said).toContain(each)
  })

  it('finds nothing wrong with an account that works, and says what is wrong with one that does not', async () => {
    expect((await findings()).filter(({ about }) => about === loft.account)).toEqual([])
    expired = true
    const about = (await findings()).filter((each) => each.about === loft.account)
    expect(about).toMatchObject([
      { problem: expect.stringContaining('Session has expired'), fix: expect.stringContaining('new token') },
    ])
  })

  it('asks for the business account if it is not known', async () => {
    const path = `/api/v1/accounts/${loft.account}`
    expired = false
    await loft.ask('PUT', path, { settings: {} })
    const about = (await findings()).filter((each) => each.about === loft.account)
    expect(about).toMatchObject([
      { problem: expect.stringContaining('is not known'), fix: expect.stringContaining('settings') },
    ])
    expect(
      (await loft.ask('PUT', path, { settings: { business_account_id: 'mine' } })).body.detail,
    ).toContain('settings.business_account_id: must be 5 to 20 digits')
  })

  it('finds an endpoint that fails, and dead letters', async () => {
    const hook = { url: `${loft.outsideUrl}/hook`, kinds: ['message.received'] }
    const { endpoint } = (await loft.ask('POST', '/api/v1/webhook-endpoints', hook)).body
    await loft.writes('hello')
    await loft.hook('lost', { key: '999' })
    await expect
      .poll(async () => (await findings()).map(({ about }) => about), { timeout: 10_000 })
      .toEqual(expect.arrayContaining([endpoint.id, 'dead-letters']))
  })

  it('finds a clock that is wrong', async () => {
    date = new Date(Date.now() - 3_600_000).toUTCString()
    const clock = (await findings()).find(({ about }) => about === 'clock')
    expect(clock?.problem).toMatch(/differs from the platform's by 36\d\d s/)
  })

  it('says so if the hub cannot be asked', async () => {
    const found = await findings({ PARLEY_URL: 'http://127.0.0.1:9' })
    expect(found.find(({ about }) => about === 'hub')?.fix).toContain('No hub answers')
    const { out } = await parley(['doctor'], { ...env, OPERATOR_KEY: 'a wrong key of more than 24 letters' })
    expect(out).toContain('hub: The hub refused to be examined.')
  })
})
