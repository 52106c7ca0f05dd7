import { measure, type TextLimit } from './text-limit.ts'

/**
 * The text in parts that are each within the limit. A part ends where a paragraph does, else a line, a sentence, a word,
 * and only if there is none between two letters as people see them; never inside an address that would fit as a whole.
 * Only blanks at the ends of parts are lost.
 */
export function splitText(text: string, limit: TextLimit): readonly string[] {
  const parts: string[] = []
  let rest = text.trim()
  while (measure(rest, limit.unit) > limit.max) {
    const end = endOfPart(rest, limit)
    parts.push(rest.slice(0, end).trimEnd())
    rest = rest.slice(end).trimStart()
  }
  return rest === '' && parts.length > 0 ? parts : [...parts, rest]
}

/** The borders between parts, the best first. What is before the border stays with the part. */
const borders = [/\n\s*\n/g, /\n/g, /[.!?…。！？]["'”’)\]]*(?=\s)|[。！？]/g, /\s/g]

function endOfPart(text: string, limit: TextLimit): number {
  const most = longest(text, limit)
  const head = text.slice(0, most + 1)
  const addresses = [...text.slice(0, most + 2_048).matchAll(/(?:https?:\/\/|www\.)\S+/gi)].map(
    ({ 0: { length }, index }) => ({ from: index, to: index + length }),
  )
  const isWhole = (end: number) => !addresses.some(({ from, to }) => from < end && end < to)
  for (const border of borders) {
    const ends = [...head.matchAll(border)].map(({ 0: found, index }) => index + found.trimEnd().length)
    const last = ends.findLast((end) => end > most / 2 && end <= most && isWhole(end))
    if (last !== undefined) return last
  }
  const cut = addresses.find(({ from, to }) => from < most && most < to)
  return cut && cut.from > 0 ? cut.from : most
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** How much of the text fits: whole letters as people see them, or, if not even one does, whole code points. */
function longest(text: string, limit: TextLimit): number {
  const head = text.slice(0, limit.max + 64)
  const whole = fitting(
    [...letters.segment(head)].map(({ segment }) => segment),
    limit,
  )
  return whole > 0 ? whole : fitting(Array.from(head), limit)
}

function fitting(pieces: readonly string[], { max, unit }: TextLimit): number {
  let [used, length] = [0, 0]
  for (const piece of pieces) {
    used += measure(piece, unit)
    if (used > max) break
    length += piece.length
  }
  return length
}
