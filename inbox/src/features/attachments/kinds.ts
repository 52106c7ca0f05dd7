import type { MediaShape } from '../content/media-shape.ts'

type Kind = MediaShape['kind']

/** What a file is sent as, by what it is. */
export function kindOf(type: string | null): Exclude<Kind, 'sticker' | 'voice'> {
  const [family] = (type ?? '').split('/')
  return family === 'image' || family === 'video' || family === 'audio' ? family : 'document'
}
