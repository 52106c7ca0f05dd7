import { rename, writeFile } from 'node:fs/promises'

import sharp, { type Sharp } from 'sharp'

import type { Made, Sight } from './errand.ts'

sharp.cache(false)
sharp.concurrency(1)

const longestSide = 320
const mostBytes = 20_000
/** A picture of more pixels (some cameras have 100 million) is shown without a small one. */
const mostPixels = 120_000_000

/** How large a picture is as it is seen, and a small one of it, turned upright and without what the camera noted. */
export async function lookAtPicture(path: string, to: string): Promise<Pick<Sight, 'shape' | 'thumbnail'>> {
  const picture = () => sharp(path, { limitInputPixels: mostPixels, failOn: 'error' })
  const { autoOrient } = await picture().metadata()
  const { width, height } = autoOrient
  const shape = { width, height, durationMs: null, waveform: null }
  const thumbnail = await writeThumbnail(() => picture().autoOrient(), to).catch(() => null)
  return { shape, thumbnail }
}

/** The best that fits. What is left of a very noisy picture at the last step is small enough by its size. */
export async function writeThumbnail(source: () => Sharp, to: string): Promise<Made> {
  for (const [side, quality] of [
    [longestSide, 75],
    [longestSide, 50],
    [240, 40],
    [120, 30],
  ] as const) {
    const { data, info } = await source()
      .resize(side, side, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality })
      .toBuffer({ resolveWithObject: true })
    if (data.length > mostBytes && side > 120) continue
    await writeFile(`${to}.part`, data)
    await rename(`${to}.part`, to)
    return { type: 'image/webp', size: data.length, width: info.width, height: info.height }
  }
  throw new Error('No picture is that noisy.')
}
