import type { ContentShape } from '@parley/contract/content.ts'

import { Item } from './media.tsx'
import { RichText } from './rich-text.tsx'

/** Several files of one message, side by side. */
export function Album({ album }: { readonly album: Extract<ContentShape, { kind: 'album' }> }) {
  return (
    <>
      <div className="album" data-count={Math.min(album.items.length, 4)}>
        {album.items.map((item) => (
          <Item key={item.file.id} media={item} />
        ))}
      </div>
      {album.caption !== null && <RichText text={album.caption} className="caption" />}
    </>
  )
}
