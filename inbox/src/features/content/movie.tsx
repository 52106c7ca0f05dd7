import type { AttachedShape } from '@parley/contract/file.ts'

import { fileAddress } from '../../api/file-address.ts'
import { ratioOf } from './ratio.ts'

/** A video with the browser's own controls; without a poster the browser shows its first frame. */
export function Movie({ file }: { readonly file: AttachedShape }) {
  return (
    <video
      className="movie"
      style={ratioOf(file)}
      src={`${fileAddress(file.id, 'original')}#t=0.001`}
      {...(file.thumbnail ? { poster: fileAddress(file.id, 'thumbnail') } : {})}
      controls
      playsInline
      preload="metadata"
      aria-label={file.name ?? 'Video'}
    />
  )
}
