import { buffer } from 'node:stream/consumers'

import sharp from 'sharp'

import type { Made } from './errand.ts'
import type { Ffmpeg, Source } from './ffmpeg.ts'
import { writeThumbnail } from './picture.ts'

const fitting = "scale=iw*sar:ih,scale='min(640,iw)':'min(640,ih)':force_original_aspect_ratio=decrease"
/** What begins in the dark shows more a little later: of the first three seconds, a frame that is not nearly all black. */
const lit =
  'trim=duration=3,blackframe=amount=0,metadata=select:key=lavfi.blackframe.pblack:value=95:function=less'

/** An early frame of a film, upright; null if there is none. */
export async function posterOf(film: Source, ffmpeg: Ffmpeg, to: string): Promise<Made | null> {
  for (const filter of [`${fitting},${lit}`, fitting]) {
    const frame = await buffer(
      ffmpeg(film, ['-map', '0:V:0', '-vf', filter, '-frames:v', '1', '-c:v', 'png', '-f', 'image2pipe']),
    )
    if (frame.length > 0) return writeThumbnail(() => sharp(frame), to)
  }
  return null
}
