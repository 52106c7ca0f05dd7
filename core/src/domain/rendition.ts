import type { Abilities, MediaLimits } from './abilities.ts'
import type { MediaKind } from './content.ts'
import type { File } from './file.ts'

/** What of a file a channel can be given: the original, or its playable copy where the channel takes only that. */
export interface Given {
  /** SHA-256 of the bytes in lower-case hex. */
  readonly hash: string
  readonly type: string
  readonly size: number
}

/** Undefined if the channel takes neither, for its type or its size. */
export function givenTo(
  file: Pick<File, 'hash' | 'type' | 'size' | 'playable'>,
  { types, maxBytes }: Pick<MediaLimits, 'types' | 'maxBytes'>,
): Given | undefined {
  return renditions(file).find(({ type, size }) => types.includes(bareType(type)) && size <= maxBytes)
}

/** The same without knowing as what it is sent; undefined if there are no bytes. */
export function handedTo(
  file: Parameters<typeof givenTo>[0],
  { sends }: Pick<Abilities, 'sends'>,
): Given | undefined {
  const all = mediaKinds.flatMap((kind) => sends[kind] ?? [])
  const types = new Set(all.flatMap((limits) => limits.types))
  const [original, ...others] = renditions(file)
  return [original, ...others].find((each) => each && types.has(bareType(each.type))) ?? original
}

const mediaKinds: readonly MediaKind[] = ['image', 'video', 'audio', 'voice', 'document', 'sticker']

function renditions({ hash, type, size, playable }: Parameters<typeof givenTo>[0]): readonly Given[] {
  const original = hash === null || type === null || size === null ? [] : [{ hash, type, size }]
  return [...original, ...(playable ? [playable] : [])]
}

/** The media type without its parameters: `audio/ogg; codecs=opus` → `audio/ogg`. */
export function bareType(type: string): string {
  return (type.split(';')[0] ?? '').trim().toLowerCase()
}
