import { idDigits, type Id, type Noun } from '@parley/core/domain/ids.ts'
import { z } from 'zod'

/** Shapes that every resource shares. */
export const none = z.undefined()
export const noParams = z.object({})

/** RFC 3339 in UTC with milliseconds, e.g. `2026-11-21T08:00:00.000Z`. */
export const timestamp = z.iso.datetime()

export function id<N extends Noun>(noun: N): z.ZodType<Id<N>, Id<N>> {
  const text = z
    .string()
    .regex(new RegExp(`^${noun}_${idDigits}$`), { error: `must be an id that starts with ${noun}_` })
    .meta({ examples: [exampleId(noun)] })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the pattern proves what the type says
  return text as z.ZodType<string> as z.ZodType<Id<N>, Id<N>>
}

/** The id of this kind in every example of the documentation. */
export function exampleId<N extends Noun>(noun: N): Id<N> {
  return `${noun}_01h455vb4pex5vsknk084sn02q`
}

/** Page sizes: 50 unless told, 200 at most. */
export const limit = z.coerce.number().int().min(1).max(200).default(50)

export function list<T extends z.ZodType>(item: T) {
  return z.object({
    data: z.array(item),
    next: z.string().nullable().describe('Pass it as `after` to get the next page; null on the last one.'),
  })
}

/** The same few moments stand many times in what is shown together. */
const written = new Map<number, string>()
const mostWritten = 1_000

export function iso(at: number): string {
  const known = written.get(at)
  if (known !== undefined) return known
  if (written.size >= mostWritten) written.clear()
  const text = new Date(at).toISOString()
  written.set(at, text)
  return text
}

export function isoOrNull(at: number | null): string | null {
  return at === null ? null : iso(at)
}
