import { createReadStream, existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import type { TenantId } from '@parley/core/domain/ids.ts'
import type { ByteRange } from '@parley/core/ports/blobs.ts'

import type { LocalBlobs } from './local-blobs.ts'
import { movingIn } from './move-in.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { blobName, sizeIf, spool } from './spool.ts'
import { usageBy } from './usage.ts'

/** Nobody writes at one file for so long. */
const longestWriteMs = 3_600_000

/** Blobs as files: `<folder>/<tenant>/<first two digits>/<hash>`, and what was made of them beside them. */
export function diskBlobs(folder: string, now: () => number = Date.now): LocalBlobs {
  const incoming = join(folder, 'incoming')
  forgetOld(incoming, now() - longestWriteMs)
  const perBlob = oneAtATime()
  const moveIn = movingIn()
  const homeOf = (tenant: TenantId) => join(folder, tenant)
  const place = (tenant: TenantId, hash: string) => join(homeOf(tenant), hash.slice(0, 2), blobName(hash))
  const usage = usageBy((tenant) => sizeOf(homeOf(tenant)), now)
  const remove = async (tenant: TenantId, hash: string) => {
    const home = dirname(place(tenant, hash))
    const names = (await readdir(home).catch(() => [])).filter((name) => name.startsWith(blobName(hash)))
    for (const path of names.map((name) => join(home, name))) {
      usage.grew(tenant, -((await sizeIf(path)) ?? 0))
      await rm(path, { force: true })
    }
  }
  return {
    place,
    async made(tenant, _hash, bytes) {
      usage.grew(tenant, bytes)
    },
    usage: usage.of,
    trouble: async () => null,
    async keep(tenant, bytes, mostBytes, use) {
      const written = await spool(incoming, bytes, mostBytes)
      const { hash, size } = written
      return perBlob(`${tenant} ${hash}`, async () => {
        const final = place(tenant, hash)
        if ((await sizeIf(final)) === size) {
          await rm(written.path)
          return use({ hash, size })
        }
        await moveIn(written.path, final)
        usage.grew(tenant, size)
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

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile())
  let total = 0
  for (const { parentPath, name } of files) total += (await sizeIf(join(parentPath, name))) ?? 0
  return total
}

/** What was being written when a process died belongs to nobody; what is young another process may be writing. */
function forgetOld(folder: string, before: number): void {
  if (!existsSync(folder)) return
  for (const path of readdirSync(folder).map((name) => join(folder, name)))
    if ((statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? before) < before)
      rmSync(path, { recursive: true, force: true })
}
