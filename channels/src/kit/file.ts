import type { FileSource } from '@parley/core/domain/file.ts'

import { sha256Of } from './digest.ts'
import { identifier, shortWords, words, type Fields } from './json.ts'

/** A file that can be asked for by its id or address; null for one that has neither. */
export function fileOf(fields: Fields): FileSource | null {
  const id = identifier(fields['id']) ?? null
  const url = address(fields['url']) ?? null
  if (id === null && url === null) return null
  return {
    id,
    url,
    name: words(fields['filename']) ?? null,
    type: shortWords(fields['mime_type'], 255) ?? null,
    sha256: sha256Of(fields['sha256']),
  }
}

/** A file of which only the address is known. */
export function fileAt(value: unknown): FileSource | null {
  const url = address(value)
  return url === undefined ? null : { id: null, url, name: null, type: null, sha256: null }
}

/** An address of the web, of at most 4,096 characters. */
export function address(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= 4096 && web.test(value) ? value : undefined
}

const web = /^https?:\/\/[\x21-\x7e]+$/i
