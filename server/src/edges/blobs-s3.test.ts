import { mkdtempSync, rmSync } from 'node:fs'
import { stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { TenantId } from '@parley/core/domain/ids.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { thisMachine } from '../surroundings.ts'
import { blobsConformance } from './blobs-conformance.ts'
import { s3Blobs } from './blobs-s3.ts'
import { s3Owner, s3Region, signedS3 } from './fixtures/signed-s3.ts'
import { undiciHttp, type UndiciHttp } from './http-undici.ts'
import type { LocalBlobs } from './local-blobs.ts'
import { s3Bucket, type Bucket } from './s3-bucket.ts'

describe('files in a bucket of S3', () => {
  const tenant: TenantId = 'ten_1'
  let folder: string
  let server: Awaited<ReturnType<typeof signedS3>>
  let http: UndiciHttp
  let bucket: Bucket
  const open = (secret: string = s3Owner.secret) => {
    const credentials = async () => ({ ...s3Owner, secret })
    return s3Bucket(http, { url: server.url, region: s3Region, credentials })
  }
  const blobs = () => s3Blobs(bucket, join(folder, 'bench'), Date.now)

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'parley-bench-'))
    server = await signedS3()
    http = undiciHttp(new Set([new URL(server.url).origin]), thisMachine)
    bucket = open()
  })
  beforeEach(async () => {
    for (const { key } of await bucket.list('')) await bucket.remove(key)
  })
  afterAll(async () => {
    await http.close()
    await server.close()
    rmSync(folder, { recursive: true })
  })

  async function* once(text: string) {
    yield Buffer.from(text)
  }
  const keep = (on: LocalBlobs, use = async () => {}) =>
    on.keep(tenant, once('text'), 100, async ({ hash }) => {
      await use()
      return hash
    })

  blobsConformance(async () => ({
    blobs: blobs(),
    count: async () => (await bucket.list('')).length,
    layDown: (path, text) => writeFile(path, text),
  }))

  it('are refused to whoever signs with another secret', async () => {
    await expect(open('guess').size('ten_1/x')).rejects.toThrow('answered HEAD with 403')
    await expect(open('guess').list('')).rejects.toThrow('403 SignatureDoesNotMatch')
    const trouble = await s3Blobs(open('guess'), join(folder, 'bench'), Date.now).trouble()
    expect(trouble).toBe('The bucket for files answered PUT with 403 SignatureDoesNotMatch.')
  })

  it('that one process drops while another begins to use them are there afterwards', async () => {
    const [mine, theirs] = [blobs(), blobs()]
    const hash = await keep(mine)
    // Dropped after the other has seen them, and before it has said that it uses them.
    await keep(theirs, () => mine.drop(tenant, hash, async () => true))
    expect(await mine.open(tenant, hash)).not.toBeNull()

    let used = false
    await mine.drop(tenant, hash, async () => {
      const before = !used
      // The other says so between the drop's two questions.
      used = true
      return before
    })
    expect(await mine.open(tenant, hash)).not.toBeNull()
    expect((await bucket.list('')).map(({ key }) => key)).toEqual([`ten_1/${hash}`])
  })

  it('leave nothing on the machine that keeps them', async () => {
    const shelf = blobs()
    const hash = await keep(shelf)
    await expect(stat(shelf.place(tenant, hash))).rejects.toThrow('ENOENT')
  })
})
