import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { TenantId } from '@parley/core/domain/ids.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'

import { diskBlobs, type DiskBlobs } from './blobs-disk.ts'

const [one, two]: readonly [TenantId, TenantId] = ['ten_1', 'ten_2']
const text = 'What the file says.'
const hash = createHash('sha256').update(text).digest('hex')
let folder: string
let blobs: DiskBlobs

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-blobs-'))
  blobs = diskBlobs(folder)
})
afterEach(() => rmSync(folder, { recursive: true }))

async function* pieces(whole: string) {
  for (const letter of whole) yield Buffer.from(letter)
}
const keep = (tenant: TenantId, most = 100) => blobs.keep(tenant, pieces(text), most, async (kept) => kept)
const files = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())

async function read(...asked: Parameters<DiskBlobs['open']>): Promise<string | null> {
  const bytes = await blobs.open(...asked)
  if (bytes === null) return null
  const all: Uint8Array[] = []
  for await (const chunk of bytes) all.push(chunk)
  return Buffer.concat(all).toString()
}

it('bytes lie under their hash, once, and are read whole or in part', async () => {
  expect(await keep(one)).toEqual({ hash, size: text.length })
  expect(await keep(one)).toEqual({ hash, size: text.length })
  expect(await read(one, hash)).toBe(text)
  expect(await read(one, hash, { first: 5, last: 7 })).toBe('the')
  expect(files()).toHaveLength(1)
  expect(await blobs.usage(one)).toBe(text.length)
})

it('bytes of one tenant are not there for another', async () => {
  await keep(one)
  expect(await read(two, hash)).toBeNull()
  expect(await blobs.usage(two)).toBe(0)
})

it('too many bytes are refused, and nothing of them stays', async () => {
  await expect(keep(one, text.length - 1)).rejects.toMatchObject({ code: 'too_large' })
  expect(await keep(one, text.length)).toMatchObject({ size: text.length })
  expect(files()).toHaveLength(1)
})

it('bytes whose use fails are not kept, unless they were there before', async () => {
  const failing = () => blobs.keep(one, pieces(text), 100, () => Promise.reject(new Error('no')))
  await expect(failing()).rejects.toThrow('no')
  expect(files()).toEqual([])
  await keep(one)
  await expect(failing()).rejects.toThrow('no')
  expect(await read(one, hash)).toBe(text)
})

it('a source that breaks leaves nothing', async () => {
  async function* broken() {
    yield Buffer.from('half')
    throw new Error('cut')
  }
  await expect(blobs.keep(one, broken(), 100, async (kept) => kept)).rejects.toThrow('cut')
  expect(files()).toEqual([])
})

it('bytes are not dropped while somebody uses them, and whoever drops asks again then', async () => {
  const inUse = Promise.withResolvers<void>()
  let recorded = false
  const kept = blobs.keep(one, pieces(text), 100, async () => {
    await inUse.promise
    recorded = true
  })
  await expect.poll(() => files().length).toBe(1)
  const dropped = blobs.drop(one, hash, async () => !recorded)
  inUse.resolve()
  await Promise.all([kept, dropped])
  expect(await read(one, hash)).toBe(text)
  await blobs.drop(one, hash, async () => true)
  expect(await read(one, hash)).toBeNull()
  expect(await blobs.usage(one)).toBe(0)
})

it('what was being written when the process died is gone at the next start, what was whole is counted', async () => {
  await keep(one)
  const half = diskBlobs(folder)
  expect(await half.usage(one)).toBe(text.length)
})

it.each(['../../parley.db', '..', `${hash}/../x`, hash.toUpperCase(), ''])(
  'the name %j is no place on the disk',
  async (name) => {
    await expect(blobs.open(one, name)).rejects.toMatchObject({ code: 'internal' })
  },
)
