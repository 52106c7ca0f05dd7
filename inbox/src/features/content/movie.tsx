import type { AttachedShape } from '@parley/contract/file.ts'

import { fileAddress } from '../../api/file-address.ts'
import { ratioOf } from './ratio.ts'

/** A video with the browser's own controls; without a poster it begins at its first frame, which would hide a poster. */
export function Movie({ file }: { readonly file: AttachedShape }) {
  const original = fileAddress(file.id, 'original')
  const shown = file.thumbnail
    ? { src: original, poster: fileAddress(file.id, 'thumbnail') }
    : { src: `${original}#t=0.001` }
  return (
    <video
      className="movie"
      style={ratioOf(file)}
      {...shown}
      controls
      playsInline
      preload="metadata"
      aria-label={file.name ?? 'Video'}
    />
  )
}
