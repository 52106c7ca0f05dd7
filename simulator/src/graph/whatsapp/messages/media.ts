import { z } from 'zod'

/** `id` of an upload, or `link` to where Meta fetches it; exactly one of them. */
function source<T extends z.ZodRawShape>(more: T) {
  return z
    .strictObject({
      id: z.string().min(1).optional(),
      link: z.url({ protocol: /^https?$/ }).optional(),
      ...more,
    })
    .refine((file) => (Reflect.get(file, 'id') === undefined) !== (Reflect.get(file, 'link') === undefined), {
      error: 'exactly one of id and link is required',
    })
}

const caption = z.string().max(1_024).optional()

/** Cloud API docs, "Messages": a sound has no caption, only a document has a name. */
export const image = source({ caption })
export const video = source({ caption })
export const sticker = source({})
export const audio = source({ voice: z.boolean().optional() })
export const document = source({ caption, filename: z.string().min(1).max(240).optional() })

/** What can head an interactive message. */
export const headerFile = source({})
export const headerDocument = source({ filename: z.string().min(1).max(240).optional() })

/** A file as a message names it. */
export interface FileParameter {
  readonly id?: string | undefined
  readonly link?: string | undefined
  readonly filename?: string | undefined
  readonly voice?: boolean | undefined
}
