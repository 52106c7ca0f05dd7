import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { boot } from '../boot.ts'
import { readEnv } from '../env.ts'
import { createTenant } from '../tenants.ts'
import { parley } from './fixtures.ts'

// Each command is a process of its own, and a busy machine starts them slowly.
vi.setConfig({ testTimeout: 60_000 })

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'parley-backup-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const open = () => boot(readEnv({ DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent' }))
const add = async ({ hub }: Awaited<ReturnType<typeof open>>, business: string) =>
  createTenant(hub, {
    business,
    name: 'N',
    email: `${business}@example.org`,
    password: 'a long enough password',
  })

test('a backup of a running hub, restored, is the hub of that moment', async () => {
  const env = { DATA_DIR: join(folder, 'data') }
  const file = join(folder, 'copy.db')
  const running = await open()
  await add(running, 'before')
  expect(await parley(['backup', file], env)).toMatchObject({ code: 0, out: expect.stringContaining(file) })
  await add(running, 'after')
  const busy = await parley(['restore', file], env)
  expect([busy.code, busy.err]).toEqual([1, expect.stringContaining('Another process is using')])
  await running.stop()

  const restored = await parley(['restore', file, '--json'], env)
  expect(JSON.parse(restored.out).before).toContain('parley.db.before-')
  const again = await open()
  expect((await again.hub.stores.tenants()).map(({ name }) => name)).toEqual(['before'])
  await again.stop()
})

test('nothing is written over, and no file that is not whole is taken', async () => {
  const env = { DATA_DIR: join(folder, 'data') }
  const odd = join(folder, 'odd.db')
  writeFileSync(odd, 'not a database')
  const none = await parley(['backup', join(folder, 'copy.db')], env)
  expect([none.code, none.err]).toEqual([1, expect.stringContaining('There is no data at')])
  await (await open()).stop()
  const over = await parley(['backup', odd], env)
  expect([over.code, over.err]).toEqual([1, expect.stringContaining('exists already')])
  const damaged = await parley(['restore', odd], env)
  expect([damaged.code, damaged.err]).toEqual([
    1,
    expect.stringContaining('cannot be used as the data of a hub'),
  ])
  expect((await parley(['restore', join(folder, 'none.db')], env)).err).toContain('There is no file')
})
