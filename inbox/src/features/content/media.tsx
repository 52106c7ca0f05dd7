import { Absent } from './absent.tsx'
import { Document } from './document.tsx'
import type { MediaShape } from './media-shape.ts'
import { Movie } from './movie.tsx'
import { Picture } from './picture.tsx'
import { RichText } from './rich-text.tsx'
import { Sound } from './sound.tsx'

/** A file with what was written under it. */
export function Media({ media }: { readonly media: MediaShape }) {
  return (
    <>
      <Item media={media} />
      {media.caption !== null && <RichText text={media.caption} className="caption" />}
    </>
  )
}

/** The file alone: to be seen or heard, or why it cannot be. */
export function Item({ media: { kind, file } }: { readonly media: Pick<MediaShape, 'kind' | 'file'> }) {
  if (file.state !== 'stored') return <Absent kind={kind} file={file} />
  if (kind === 'image' || kind === 'sticker') return <Picture file={file} sticker={kind === 'sticker'} />
  if (kind === 'video') return <Movie file={file} />
  if (kind === 'document') return <Document file={file} />
  return <Sound file={file} voice={kind === 'voice'} />
}
