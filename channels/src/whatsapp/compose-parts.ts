import type { Media, Place } from '@parley/core/domain/content.ts'
import type { OutgoingFile } from '@parley/core/ports/channel.ts'

export type Fields = Readonly<Record<string, unknown>>

/** An object under the name of its type. */
export function typed(type: string, object: unknown): Fields {
  return { type, [type]: object }
}

/** A file under its type's name: by the id of an upload, else from where it lies. */
export function mediaOf({
  kind,
  file,
  caption,
}: Omit<Media<OutgoingFile>, 'caption'> & { readonly caption?: string | null }): Fields {
  // A voice note is played as one only if it is Ogg with Opus ("Audio messages").
  const voice = kind === 'voice' && (file.type ?? '').startsWith('audio/ogg')
  return typed(kind === 'voice' ? 'audio' : kind, {
    ...(file.handle === null ? { link: file.url } : { id: file.handle }),
    ...(caption ? { caption } : {}),
    ...(kind === 'document' && file.name !== null ? { filename: file.name } : {}),
    ...(voice ? { voice: true } : {}),
  })
}

/** Degrees are written as text. */
export function placeOf({ latitude, longitude, name, address }: Place): Fields {
  return {
    latitude: String(latitude),
    longitude: String(longitude),
    ...(name === null ? {} : { name }),
    ...(address === null ? {} : { address }),
  }
}
