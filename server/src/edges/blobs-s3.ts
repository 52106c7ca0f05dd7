import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'

import type { TenantId } from '@parley/core/domain/ids.ts'

import type { LocalBlobs } from './local-blobs.ts'
import { oneAtATime } from './one-at-a-time.ts'
import type { Bucket } from './s3-bucket.ts'
import { blobName, hashOf, spool } from './spool.ts'
import { usageBy } from './usage.ts'

/**
 * Blobs in a bucket of S3, as `<tenant>/<hash>`, and what was made of them beside them; those in use lie in `folder`, too.
 * Any number of processes may share the bucket: who keeps looks again after the use, who drops asks again after the drop,
 * and so one of the two sees that the bytes are wanted and gone.
 */
export function s3Blobs(bucket: Bucket, folder: string, now: () => number): LocalBlobs {
  const bench = openBench(folder, now() - day)
  const perBlob = oneAtATime()
  const usage = usageBy(async (tenant) => {
    const all = await bucket.list(`${tenant}/`)
    return all.reduce((sum, { size }) => sum + size, 0)
  }, now)
  const keyOf = (tenant: TenantId, hash: string) => `${tenant}/${blobName(hash)}`
  const { place, lying } = bench
  const put = async (tenant: TenantId, name: string) => {
    const { hash, size } = await hashOf(place(tenant, name))
    await bucket.put(keyOf(tenant, name), { size, bytes: createReadStream(place(tenant, name)) }, hash)
    usage.grew(tenant, size)
  }
  const remove = async (tenant: TenantId, hash: string) => {
    for (const { key, size } of await bucket.list(keyOf(tenant, hash))) {
      await bucket.remove(key)
      usage.grew(tenant, -size)
    }
  }
  return {
    place,
    usage: usage.of,
    trouble: () => troubleWith(bucket),
    made: put,
    async keep(tenant, bytes, mostBytes, use) {
      const { path, hash, size } = await spool(bench.folder, bytes, mostBytes)
      return perBlob(`${tenant} ${hash}`, async () => {
        await rename(path, place(tenant, hash))
        const isThere = async () => (await bucket.size(keyOf(tenant, hash))) === size
        let before = true
        try {
          before = await isThere()
          if (!before) await put(tenant, hash)
          const used = await use({ hash, size })
          if (!(await isThere())) for (const name of await lying(tenant, hash)) await put(tenant, name)
          return used
        } catch (error) {
          if (!before) await remove(tenant, hash)
          throw error
        } finally {
          for (const name of await lying(tenant, hash)) await rm(place(tenant, name), { force: true })
        }
      })
    },
    async open(tenant, hash, range) {
      const key = keyOf(tenant, hash)
      return (await bucket.size(key)) === null ? null : bucket.read(key, range)
    },
    drop: (tenant, hash, isUnused) =>
      perBlob(`${tenant} ${hash}`, async () => {
        if (!(await isUnused())) return
        const keys = (await bucket.list(keyOf(tenant, hash))).map(({ key }) => key)
        await around(bucket, keys, async () => {
          await remove(tenant, hash)
          return isUnused()
        })
      }),
  }
}

const day = 24 * 3_600_000

/** The files in use: of this process alone. Those of processes that died long ago go. */
function openBench(within: string, diedBefore: number) {
  mkdirSync(within, { recursive: true })
  for (const each of readdirSync(within).map((name) => join(within, name)))
    if (statSync(each).mtimeMs < diedBefore) rmSync(each, { recursive: true, force: true })
  const folder = join(within, randomUUID())
  mkdirSync(folder, { recursive: true })
  return {
    folder,
    place: (tenant: TenantId, hash: string) => join(folder, `${tenant} ${blobName(hash)}`),
    /** The names of a blob and of its renditions that lie here. */
    async lying(tenant: TenantId, hash: string): Promise<readonly string[]> {
      const names = (await readdir(folder)).filter((name) => name.startsWith(`${tenant} ${hash}`))
      return names.map((name) => name.slice(tenant.length + 1))
    },
  }
}

/** Keeps a copy until it is certain that what was removed may be gone. */
async function around(
  bucket: Bucket,
  keys: readonly string[],
  remove: () => Promise<boolean>,
): Promise<void> {
  const aside = (key: string) => `dropped/${key}`
  for (const key of keys) await bucket.copy(key, aside(key))
  const mayGo = await remove()
  for (const key of keys) {
    if (!mayGo) await bucket.copy(aside(key), key)
    await bucket.remove(aside(key))
  }
}

/** Whether an object can be written, seen and removed. */
async function troubleWith(bucket: Bucket): Promise<string | null> {
  const bytes = Buffer.from('May be deleted.')
  const key = `check/${randomUUID()}`
  try {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    await bucket.put(key, { size: bytes.length, bytes: Readable.from([bytes]) }, sha256)
    const size = await bucket.size(key)
    await bucket.list(key)
    await bucket.remove(key)
    return size === bytes.length ? null : 'What was put into the bucket for files is not there.'
  } catch (error) {
    return error instanceof Error ? error.message : 'The bucket for files cannot be used.'
  }
}
