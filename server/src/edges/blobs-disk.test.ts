import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, it } from 'vitest'

import { blobsConformance } from './blobs-conformance.ts'
import { diskBlobs } from './blobs-disk.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-blobs-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

async function* once(text: string) {
  yield Buffer.from(text)
}

blobsConformance(async () => ({
  blobs: diskBlobs(folder),
  count: async () =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile()).length,
  layDown: (path, text) => writeFile(path, text),
}))

it('what was whole when the process died is there and counted at the next start', async () => {
  await diskBlobs(folder).keep('ten_1', once('whole'), 100, async (kept) => kept)
  expect(await diskBlobs(folder).usage('ten_1')).toBe(5)
})
