import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, rmSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import { HubError } from '@parley/core/domain/error.ts'
import type { TenantId } from '@parley/core/domain/ids.ts'
import type { Blobs, ByteRange } from '@parley/core/ports/blobs.ts'

import { oneAtATime } from './one-at-a-time.ts'

/** Blobs as files: `<folder>/<tenant>/<first two digits>/<hash>`, and what was made of them beside them. */
export interface DiskBlobs extends Blobs {
  place(tenant: TenantId, hash: string): string
  /** Bytes that somebody else has laid down beside. */
  grew(tenant: TenantId, bytes: number): void
}

export function diskBlobs(folder: string): DiskBlobs {
  const incoming = join(folder, 'incoming')
  // What was being written when the process died belongs to nobody.
  rmSync(incoming, { recursive: true, force: true })
  const perBlob = oneAtATime()
  const sizes = new Map<TenantId, Promise<number>>()
  const homeOf = (tenant: TenantId) => join(folder, tenant)
  const place = (tenant: TenantId, hash: string) => join(homeOf(tenant), hash.slice(0, 2), named(hash))
  const usage = (tenant: TenantId) => {
    const known = sizes.get(tenant) ?? sizeOf(homeOf(tenant))
    sizes.set(tenant, known)
    return known
  }
  const grew = (tenant: TenantId, bytes: number) => {
    const known = sizes.get(tenant)
    if (known)
      sizes.set(
        tenant,
        known.then((size) => size + bytes),
      )
  }
  const remove = async (tenant: TenantId, hash: string) => {
    const home = dirname(place(tenant, hash))
    const names = (await readdir(home).catch(() => [])).filter((name) => name.startsWith(named(hash)))
    for (const path of names.map((name) => join(home, name))) {
      grew(tenant, -((await sizeIf(path)) ?? 0))
      await rm(path, { force: true })
    }
  }
  return {
    place,
    grew,
    usage,
    async keep(tenant, bytes, mostBytes, use) {
      const written = await write(incoming, bytes, mostBytes)
      const { hash, size } = written
      return perBlob(`${tenant} ${hash}`, async () => {
        const final = place(tenant, hash)
        if ((await sizeIf(final)) === size) {
          await rm(written.path)
          return use({ hash, size })
        }
        await moveIn(written.path, final)
        grew(tenant, size)
        return use({ hash, size }).catch(async (error: unknown) => {
          await remove(tenant, hash)
          throw error
        })
      })
    },
    async open(tenant, hash, range) {
      const path = place(tenant, hash)
      if ((await sizeIf(path)) === null) return null
      return reading(path, range)
    },
    drop: (tenant, hash, isUnused) =>
      perBlob(`${tenant} ${hash}`, async () => {
        if (await isUnused()) await remove(tenant, hash)
      }),
  }
}

/** Nothing is opened until somebody reads. */
async function* reading(path: string, range: ByteRange | undefined): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path, range ? { start: range.first, end: range.last } : {})
}

/** Names come from records, which come from restored databases, too: nothing but a hash, or a rendition's name, is a path. */
function named(hash: string): string {
  if (!/^[0-9a-f]{64}(\.[a-z]+)?$/.test(hash))
    throw new HubError('internal', 'This is not the name of a blob.')
  return hash
}

interface Written {
  readonly path: string
  readonly hash: string
  readonly size: number
}

/** What is not written whole is not kept. */
async function write(folder: string, bytes: AsyncIterable<Uint8Array>, most: number): Promise<Written> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, randomUUID())
  const file = await open(path, 'wx', 0o600)
  try {
    const written = await pour(bytes, file, most)
    await file.sync()
    await file.close()
    return { path, ...written }
  } catch (error) {
    await file.close().catch(() => {})
    await rm(path, { force: true })
    throw error
  }
}

async function pour(bytes: AsyncIterable<Uint8Array>, file: FileHandle, most: number) {
  const digest = createHash('sha256')
  let size = 0
  for await (const chunk of bytes) {
    size += chunk.length
    if (size > most) throw new HubError('too_large', `A file may have ${Math.floor(most / 1024 ** 2)} MB.`)
    digest.update(chunk)
    await file.writeFile(chunk)
  }
  return { hash: digest.digest('hex'), size }
}

/** Whole or not at all, also after a power cut: the folder's entry is on the disk before anybody is told. */
async function moveIn(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  await rename(from, to)
  const folder = await open(dirname(to))
  await folder.sync()
  await folder.close()
}

async function sizeIf(path: string): Promise<number | null> {
  return stat(path).then(
    ({ size }) => size,
    () => null,
  )
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile())
  let total = 0
  for (const { parentPath, name } of files) total += (await sizeIf(join(parentPath, name))) ?? 0
  return total
}
