import { createHash } from 'node:crypto'

import type { TenantId } from '@parley/core/domain/ids.ts'
import { beforeEach, describe, expect, it } from 'vitest'

import type { LocalBlobs } from './local-blobs.ts'

const [one, two]: readonly [TenantId, TenantId] = ['ten_1', 'ten_2']
const text = 'What the file says.'
const hash = createHash('sha256').update(text).digest('hex')

export interface Shelf {
  readonly blobs: LocalBlobs
  /** How many things lie there, whoever they belong to. */
  count(): Promise<number>
  /** Lays something down where `blobs` says. */
  layDown(path: string, text: string): Promise<void>
}

/** What every place for files promises (`Blobs`). */
export function blobsConformance(open: () => Promise<Shelf>): void {
  keepsBytes(open)
  keepsWhatIsInUse(open)
}

function keepsBytes(open: () => Promise<Shelf>): void {
  describe('a place for files', () => {
    const { shelf, keep, read } = opened(open)

    it('keeps bytes under their hash, once, and reads them whole or in part', async () => {
      expect(await keep(one)).toEqual({ hash, size: text.length })
      expect(await keep(one)).toEqual({ hash, size: text.length })
      expect(await read(one, hash)).toBe(text)
      expect(await read(one, hash, { first: 5, last: 7 })).toBe('the')
      expect(await shelf().count()).toBe(1)
      expect(await shelf().blobs.usage(one)).toBe(text.length)
    })

    it('says that it can keep something, and leaves nothing of having tried', async () => {
      expect(await shelf().blobs.trouble()).toBeNull()
      expect(await shelf().count()).toBe(0)
    })

    it('shows bytes of one tenant to no other', async () => {
      await keep(one)
      expect(await read(two, hash)).toBeNull()
      expect(await shelf().blobs.usage(two)).toBe(0)
    })

    it('refuses too many bytes, and nothing of them stays', async () => {
      await expect(keep(one, text.length - 1)).rejects.toMatchObject({ code: 'too_large' })
      expect(await keep(one, text.length)).toMatchObject({ size: text.length })
      expect(await shelf().count()).toBe(1)
    })

    it('does not keep bytes whose use fails, unless they were there before', async () => {
      const failing = () => shelf().blobs.keep(one, pieces(text), 100, () => Promise.reject(new Error('no')))
      await expect(failing()).rejects.toThrow('no')
      expect(await shelf().count()).toBe(0)
      await keep(one)
      await expect(failing()).rejects.toThrow('no')
      expect(await read(one, hash)).toBe(text)
    })

    it('keeps nothing of a source that breaks', async () => {
      async function* broken() {
        yield Buffer.from('half')
        throw new Error('cut')
      }
      await expect(shelf().blobs.keep(one, broken(), 100, async (kept) => kept)).rejects.toThrow('cut')
      expect(await shelf().count()).toBe(0)
    })
  })
}

function keepsWhatIsInUse(open: () => Promise<Shelf>): void {
  describe('files in use', () => {
    const { shelf, read } = opened(open)

    it('keeps what is made of bytes beside them, counts it, and drops it with them', async () => {
      const name = `${hash}.thumbnail`
      await shelf().blobs.usage(one)
      await shelf().blobs.keep(one, pieces(text), 100, async () => {
        await shelf().layDown(shelf().blobs.place(one, name), 'small')
        await shelf().blobs.made(one, name, 5)
      })
      expect(await read(one, name)).toBe('small')
      expect(await shelf().blobs.usage(one)).toBe(text.length + 5)
      await shelf().blobs.drop(one, hash, async () => true)
      expect(await read(one, name)).toBeNull()
      expect(await shelf().count()).toBe(0)
      expect(await shelf().blobs.usage(one)).toBe(0)
    })

    it('does not drop bytes while somebody uses them, and asks again then', async () => {
      const begun = Promise.withResolvers<void>()
      const inUse = Promise.withResolvers<void>()
      let recorded = false
      const kept = shelf().blobs.keep(one, pieces(text), 100, async () => {
        begun.resolve()
        await inUse.promise
        recorded = true
      })
      await begun.promise
      const dropped = shelf().blobs.drop(one, hash, async () => !recorded)
      inUse.resolve()
      await Promise.all([kept, dropped])
      expect(await read(one, hash)).toBe(text)
      await shelf().blobs.drop(one, hash, async () => true)
      expect(await read(one, hash)).toBeNull()
    })

    it('goes on after somebody has stopped reading halfway', async () => {
      const long = 'x'.repeat(1_000_000)
      const { hash: name } = await shelf().blobs.keep(
        one,
        pieces(long, 100_000),
        2_000_000,
        async (kept) => kept,
      )
      for await (const chunk of (await shelf().blobs.open(one, name)) ?? []) {
        expect(chunk.length).toBeGreaterThan(0)
        break
      }
      expect(await read(one, name)).toBe(long)
    })

    it.each(['../../parley.db', '..', `${hash}/../x`, hash.toUpperCase(), ''])(
      'knows no place called %j',
      async (name) => {
        await expect(shelf().blobs.open(one, name)).rejects.toMatchObject({ code: 'internal' })
      },
    )
  })
}

/** A shelf for each test. */
function opened(open: () => Promise<Shelf>) {
  let current: Shelf
  beforeEach(async () => {
    current = await open()
  })
  const shelf = () => current
  return {
    shelf,
    keep: (tenant: TenantId, most = 100) =>
      current.blobs.keep(tenant, pieces(text), most, async (kept) => kept),
    async read(...asked: Parameters<LocalBlobs['open']>) {
      const bytes = await current.blobs.open(...asked)
      if (bytes === null) return null
      const all: Uint8Array[] = []
      for await (const chunk of bytes) all.push(chunk)
      return Buffer.concat(all).toString()
    },
  }
}

async function* pieces(whole: string, length = 1) {
  for (let start = 0; start < whole.length; start += length)
    yield Buffer.from(whole.slice(start, start + length))
}
