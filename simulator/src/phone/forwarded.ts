import type { Bubble } from './answers.ts'
import type { Says } from './asked.ts'
import { readDetail } from './read-detail.ts'

/** How a message is said once more; undefined for what nobody can forward. */
export function saidAgain({ type, text, detail, files }: Bubble): Says | undefined {
  const [file] = files
  if (type === 'location') {
    const place = readDetail.place(detail)
    return place && { kind: 'location', ...place }
  }
  if (!file) return type === 'text' ? { kind: 'text', text } : undefined
  if (files.length > 1) return { kind: 'album', files: files.map(({ id }) => id) }
  const caption = text === '' ? {} : { caption: text }
  switch (file.kind) {
    case 'image':
    case 'video':
      return { kind: file.kind, file: file.id, ...caption }
    case 'audio':
    case 'voice':
    case 'sticker':
      return { kind: file.kind, file: file.id }
    case 'document':
    case 'file':
      return { kind: 'document', file: file.id, filename: file.name, ...caption }
    default:
      return undefined
  }
}
