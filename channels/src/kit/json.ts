/**
 * Narrow readers for webhook bodies. They stand in for zod here because a body is mostly passed over: reading one
 * message with them takes about a microsecond, and what they do not ask for can be anything at all.
 */

/** A JSON object of which nothing is known yet. */
export type Fields = Readonly<Record<string, unknown>>

export function record(value: unknown): Fields | undefined {
  return isRecord(value) ? value : undefined
}

/**
 * An id as text: printable ASCII, at most 512 characters. A number is taken only where it is exact: JSON numbers
 * above 2^53 have lost digits by the time they get here, and a wrong id is worse than none.
 */
export function identifier(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? String(value) : undefined
  return typeof value === 'string' && printable.test(value) ? value : undefined
}

/** Why `identifier` found none. */
export function noIdentifier(name: string, value: unknown): string {
  if (value === undefined) return `"${name}" is missing.`
  if (typeof value === 'number') return `"${name}" is a number that cannot be read exactly.`
  return `"${name}" is not an id.`
}

/** What people wrote, if anything: without NUL and halves of surrogate pairs, which no database keeps. */
export function words(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const kept =
    value.includes('\0') || !value.isWellFormed() ? value.replaceAll('\0', '').toWellFormed() : value
  return kept === '' ? undefined : kept
}

/** The first `most` characters of what people wrote: half a surrogate pair at the end is none. */
export function shortWords(value: unknown, most: number): string | undefined {
  return words(words(value)?.slice(0, most))
}

/** A finite number, also one that is written as text. */
export function numeric(value: unknown): number | undefined {
  const number = typeof value === 'string' && writtenNumber.test(value) ? Number(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number)) return undefined
  // JSON reads -0 and writes 0.
  return number === 0 ? 0 : number
}

const writtenNumber = /^-?\d{1,15}(\.\d{1,20})?$/

/** The objects of a list; none for what is no list. */
export function records(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.filter(isRecord) : []
}

const printable = /^[\x21-\x7e]{1,512}$/

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
