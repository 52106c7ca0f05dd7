import type { Look } from '@parley/core/ports/studio.ts'
import { z } from 'zod'

/** What the studio's process is asked for. Renditions are written to the given paths. */
export const errand = z.discriminatedUnion('kind', [
  z.object({
    id: z.number(),
    kind: z.literal('look'),
    path: z.string(),
    claimed: z.string().nullable(),
    thumbnail: z.string(),
    playable: z.string(),
  }),
  z.object({ id: z.number(), kind: z.literal('voice'), path: z.string(), to: z.string() }),
])
export type Errand = z.infer<typeof errand>

const size = z.int().nullable()
const made = z.object({ type: z.string(), size: z.int(), width: size, height: size })

/** What was seen; a rendition is told without its name, which the asker gives it. */
export const sight = z.object({
  type: z.string(),
  shape: z
    .object({ width: size, height: size, durationMs: size, waveform: z.array(z.int()).nullable() })
    .nullable(),
  thumbnail: made.nullable(),
  playable: made.nullable(),
})
export type Sight = z.infer<typeof sight>
export type Made = z.infer<typeof made>

export const report = z.object({ id: z.number(), sight: sight.nullable(), made: z.boolean() })
export type Report = z.infer<typeof report>

/** A file of which nothing could be made. */
export const unseen: Look & Sight = {
  type: 'application/octet-stream',
  shape: null,
  thumbnail: null,
  playable: null,
}
