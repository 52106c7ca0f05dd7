import type { Attached } from '@parley/core/domain/file.ts'
import { z } from 'zod'

import { id } from './shapes.ts'

/** A file of a message, as far as it is known: its bytes are had by its id. */
export const attachedShape = z
  .object({
    id: id('fil'),
    /** `waiting` is still being fetched; `failed` says why; `deleted` was taken back by whoever sent it. */
    state: z.enum(['waiting', 'stored', 'failed', 'deleted']),
    name: z.string().nullable(),
    /** The media type that its content proves; null until it is stored. */
    type: z.string().nullable(),
    /** In bytes. */
    size: z.int().nullable(),
    /** In pixels. */
    width: z.number().nullable(),
    height: z.number().nullable(),
    duration_ms: z.number().nullable(),
    /** 64 loudnesses from 0 to 100. */
    waveform: z.array(z.number()).readonly().nullable(),
    /** The size of the small picture of it, in pixels; null if there is none. */
    thumbnail: z.object({ width: z.number().nullable(), height: z.number().nullable() }).nullable(),
    failure: z.string().nullable(),
  })
  .meta({ id: 'File' })

export type AttachedShape = z.infer<typeof attachedShape>

export function presentAttached({ shape, ...file }: Attached): AttachedShape {
  return {
    ...file,
    width: shape?.width ?? null,
    height: shape?.height ?? null,
    duration_ms: shape?.durationMs ?? null,
    waveform: shape?.waveform ?? null,
  }
}
