import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rm, stat, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'

import { HubError } from '@parley/core/domain/error.ts'

export interface Spooled {
  readonly path: string
  readonly hash: string
  readonly size: number
}

/** Bytes as a file of their own; what is not written whole is not kept. Who wants it on the disk sees to that. */
export async function spool(
  folder: string,
  bytes: AsyncIterable<Uint8Array>,
  most: number,
): Promise<Spooled> {
  const path = join(folder, randomUUID())
  const file = await newFile(path).catch(async () => {
    await mkdir(folder, { recursive: true })
    return newFile(path)
  })
  try {
    const written = await pour(bytes, file, most)
    await file.close()
    return { path, ...written }
  } catch (error) {
    await file.close().catch(() => {})
    await rm(path, { force: true })
    throw error
  }
}

function newFile(path: string): Promise<FileHandle> {
  return open(path, 'wx', 0o600)
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

/** Names come from records, which come from restored databases, too: nothing but a hash, or a rendition's name, is a path. */
export function blobName(hash: string): string {
  if (!/^[0-9a-f]{64}(\.[a-z]+)?$/.test(hash))
    throw new HubError('internal', 'This is not the name of a blob.')
  return hash
}

export async function sizeIf(path: string): Promise<number | null> {
  return stat(path).then(
    ({ size }) => size,
    () => null,
  )
}

/** The SHA-256 of a file in lower-case hex, and its size in bytes. */
export async function hashOf(path: string): Promise<{ readonly hash: string; readonly size: number }> {
  const digest = createHash('sha256')
  let size = 0
  for await (const chunk of createReadStream(path)) {
    digest.update(chunk)
    size += chunk.length
  }
  return { hash: digest.digest('hex'), size }
}
