import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

import { boot } from '../boot.ts'
import { readEnv } from '../env.ts'
import { openLoft, type Loft } from '../http/fixtures/loft.ts'
import { openSmallHub } from '../http/fixtures/small-hub.ts'
import { parley } from './fixtures.ts'

describe('a hub that moves', () => {
  let folder: string
  let loft: Loft
  const told: string[] = []
  let away = true
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'parley-moves-'))
    loft = await openLoft({
      outside: (crm) =>
        crm.post('/hook', async (context) => {
          if (away) return context.text('', 503)
          const { data } = await context.req.json()
          told.push(data.message.content.text)
          return context.text('')
        }),
    })
    const hook = { url: `${loft.outsideUrl}/hook`, kinds: ['message.received'] }
    await loft.ask('POST', '/api/v1/webhook-endpoints', hook)
    await loft.ask('POST', '/api/v1/keys', { name: 'CRM', scopes: ['events:read'] })
    await loft.writes('one\u2028line, “two” 😀')
    await loft.writes('two')
    await loft.hook('nobody’s', { key: '999' })
    const { stores } = loft.booted.hub
    await vi.waitFor(async () => {
      if ((await stores.alerts({ after: null, limit: 1 })).length === 0)
        throw new Error('Nobody was told yet.')
    })
    await loft.booted.stop()
  })
  afterAll(async () => {
    await loft.end()
    rmSync(folder, { recursive: true })
  })

  const at = (name: string) => join(folder, name)
  const exported = async (name: string, ...more: string[]) => {
    const { out, err, code } = await parley(['export', at(name), '--json', ...more], {
      DATA_DIR: loft.dataDir,
    })
    expect([code, err]).toEqual([0, ''])
    return JSON.parse(out)
  }
  const importing = (name: string, dataDir: string, env = {}) =>
    parley(['import', at(name), '--json'], { DATA_DIR: dataDir, ...env })
  /** A folder that has the keys of the hub, and nothing else. */
  const fresh = () => {
    const dataDir = mkdtempSync(join(folder, 'data-'))
    copyFileSync(join(loft.dataDir, 'encryption.key'), join(dataDir, 'encryption.key'))
    return dataDir
  }

  it('is the same hub elsewhere, and its waiting work goes on there', async () => {
    const { sha256, counts } = await exported('hub.ndjson.gz')
    expect(counts).toMatchObject({ tenant: 2, account: 1, message: 2, letter: 1, endpoint: 1, key: 1 })
    expect(counts.task).toBeGreaterThanOrEqual(1)
    const dataDir = fresh()
    const imported = await importing('hub.ndjson.gz', dataDir)
    expect(JSON.parse(imported.out)).toMatchObject({ sha256, counts })

    const there = await boot(
      readEnv({
        DATA_DIR: dataDir,
        LOG_LEVEL: 'silent',
        META_API_BASE_URL: `${loft.outsideUrl}/graph`,
        ALLOW_PRIVATE_ORIGINS: loft.outsideUrl,
      }),
    )
    away = false
    there.work()
    await expect
      .poll(() => told, { timeout: 15_000 })
      .toEqual(expect.arrayContaining(['one\u2028line, “two” 😀', 'two']))
    const login = { email: 'one@example.org', password: 'a long enough password' }
    const request = { method: 'POST', body: JSON.stringify(login) }
    expect((await there.app.request('/api/v1/session', request)).status).toBe(200)
    await there.stop()
  })

  it('has the same hash as what was made of its export, packed or not', async () => {
    const hub = await openSmallHub()
    const { out } = await parley(['export', at('one.ndjson'), '--json'], { DATA_DIR: hub.dataDir })
    await hub.end()
    const dataDir = mkdtempSync(join(folder, 'data-'))
    expect(JSON.parse((await importing('one.ndjson', dataDir)).out).sha256).toBe(JSON.parse(out).sha256)
    const again = await parley(['export', at('two.ndjson.gz'), '--json'], { DATA_DIR: dataDir })
    expect(JSON.parse(again.out).sha256).toBe(JSON.parse(out).sha256)
    const body = (text: string) => text.split('\n').slice(1)
    expect(body(gunzipSync(readFileSync(at('two.ndjson.gz'))).toString())).toEqual(
      body(readFileSync(at('one.ndjson'), 'utf8')),
    )
  })

  it('can leave its neighbours behind', async () => {
    const { counts, tenant } = await exported('tenant.ndjson', '--tenant', loft.tenant)
    expect([tenant, counts.tenant, counts.user, counts.letter]).toEqual([loft.tenant, 1, 1, undefined])
    const nobody = ['--tenant', 'ten_01h455vb4pex5vsknk084sn02q']
    const refused = await parley(['export', at('nobody.ndjson'), ...nobody], { DATA_DIR: loft.dataDir })
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('There is no such business')])
    expect((await importing('nobody.ndjson', fresh())).out).toContain('There is no file')
  })

  it('takes no file that was changed on its way, and then nothing is written', async () => {
    const { sha256 } = await exported('good.ndjson')
    const good = readFileSync(at('good.ndjson'), 'utf8')
    writeFileSync(at('changed.ndjson'), good.replace('“two”', '“two„'))
    const dataDir = fresh()
    const changed = await importing('changed.ndjson', dataDir)
    expect([changed.code, JSON.parse(changed.out).error]).toEqual([1, expect.stringContaining('is damaged')])
    expect(readdirSync(dataDir)).toEqual(['encryption.key'])
    expect(JSON.parse((await importing('good.ndjson', dataDir)).out).sha256).toBe(sha256)
    expect(JSON.parse((await importing('good.ndjson', dataDir)).out).error).toContain('holds a hub already')
  })

  it('needs its keys, and a folder on which no hub runs', async () => {
    await exported('keys.ndjson')
    const bare = mkdtempSync(join(folder, 'data-'))
    const none = JSON.parse((await importing('keys.ndjson', bare)).out).error
    expect(none).toContain('There is no encryption key. Set ENCRYPTION_KEYS')
    const ENCRYPTION_KEYS = `other:${Buffer.alloc(32).toString('base64')}`
    const wrong = JSON.parse((await importing('keys.ndjson', bare, { ENCRYPTION_KEYS })).out).error
    expect(wrong).toContain('needs the encryption key "local", which is not configured. Set ENCRYPTION_KEYS')
    const hub = await openSmallHub()
    const env = { ENCRYPTION_KEYS: readFileSync(join(loft.dataDir, 'encryption.key'), 'utf8').trim() }
    const busy = JSON.parse((await importing('keys.ndjson', hub.dataDir, env)).out).error
    expect(busy).toContain('Another process is using')
    await hub.end()
  })

  it('overwrites no file', async () => {
    writeFileSync(at('mine.txt'), 'mine')
    const over = await parley(['export', at('mine.txt')], { DATA_DIR: loft.dataDir })
    expect([over.code, over.err]).toEqual([1, expect.stringContaining('exists already')])
    const none = await parley(['export', at('none.ndjson')], { DATA_DIR: at('nowhere') })
    expect([none.code, none.err]).toEqual([1, expect.stringContaining('There is no data at')])
    expect((await parley(['export', at('x.ndjson'), '--tenant', 'one'])).code).toBe(2)
  })
})
