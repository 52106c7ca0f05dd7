import type { FileId } from '@parley/core/domain/ids.ts'

/** Where the bytes of a file are: the browser's own session opens the door. */
export function fileAddress(file: FileId, variant: 'original' | 'thumbnail' | 'playable'): string {
  return `/api/v1/files/${file}/content?variant=${variant}`
}
