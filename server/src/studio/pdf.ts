import { readFile } from 'node:fs/promises'

import { PDFiumLibrary } from '@hyzyla/pdfium'
import sharp from 'sharp'

import type { Sight } from './errand.ts'
import { writeThumbnail } from './picture.ts'

/** In pixels: enough for a sharp small picture, however large the page says it is. */
const longestSide = 640

/** The first page. */
export async function lookAtPdf(path: string, to: string): Promise<Pick<Sight, 'thumbnail'>> {
  const library = await PDFiumLibrary.init()
  try {
    const document = await library.loadDocument(await readFile(path))
    const page = document.getPage(0)
    const { originalWidth, originalHeight } = page.getOriginalSize()
    const scale = longestSide / Math.max(originalWidth, originalHeight, 1)
    const [width, height] = [originalWidth, originalHeight].map((side) =>
      Math.max(1, Math.round(side * scale)),
    )
    if (width === undefined || height === undefined) return { thumbnail: null }
    const { data, ...size } = await page.render({ width, height, render: async ({ data: raw }) => raw })
    const raw = { width: size.width, height: size.height, channels: 4 } as const
    const thumbnail = await writeThumbnail(() => sharp(data, { raw }).flatten({ background: '#fff' }), to)
    document.destroy()
    return { thumbnail }
  } finally {
    library.destroy()
  }
}
