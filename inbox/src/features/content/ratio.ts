import type { AttachedShape } from '@parley/contract/file.ts'
import type { CSSProperties } from 'react'

const [widest, tallest] = [320, 340]

/** The room for a picture, known before it is here: its proportions within what a thread allows. */
export function ratioOf({ width, height, thumbnail }: AttachedShape): CSSProperties | undefined {
  const w = width ?? thumbnail?.width ?? null
  const h = height ?? thumbnail?.height ?? null
  if (w === null || h === null || w <= 0 || h <= 0) return undefined
  const shrink = Math.min(1, widest / w, tallest / h)
  return { inlineSize: `${Math.max(64, Math.round(w * shrink))}px`, aspectRatio: `${w} / ${h}` }
}
