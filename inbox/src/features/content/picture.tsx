import type { AttachedShape } from '@parley/contract/file.ts'
import { lazy, Suspense, useState } from 'react'

import { fileAddress } from '../../api/file-address.ts'
import { ratioOf } from './ratio.ts'

const Viewer = lazy(async () => ({ default: (await import('../viewer/viewer.tsx')).Viewer }))

/** A picture, small; a click shows it whole. A sticker has no frame and is never opened. */
export function Picture({ file, sticker }: { readonly file: AttachedShape; readonly sticker: boolean }) {
  const [open, setOpen] = useState(false)
  const name = file.name ?? (sticker ? 'Sticker' : 'Picture')
  if (sticker) {
    return (
      <img className="sticker" src={fileAddress(file.id, 'original')} alt={name} width={128} height={128} />
    )
  }
  return (
    <>
      <button
        type="button"
        className="picture"
        style={ratioOf(file)}
        data-picture={file.id}
        onClick={() => setOpen(true)}
        aria-label={`Open ${name}`}
      >
        <img
          src={fileAddress(file.id, file.thumbnail ? 'thumbnail' : 'original')}
          alt=""
          loading="lazy"
          decoding="async"
        />
      </button>
      {open && (
        <Suspense>
          <Viewer start={file.id} close={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
