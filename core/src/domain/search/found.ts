import type { Phrase } from './phrases.ts'
import { wordsOf, type Word } from './words.ts'

/** A part of a text, and whether it is what was looked for. */
export interface Piece {
  readonly text: string
  readonly match: boolean
}

type Range = readonly [start: number, end: number]

/** How many characters stand before the first match, and how many there are in all. */
const lead = 40
const mostShown = 180

/** The whole text in pieces; null unless every phrase stands in it. */
export function found(text: string, phrases: readonly Phrase[]): readonly Piece[] | null {
  const ranges = rangesIn(text, phrases)
  return ranges && piecesOf(text, 0, text.length, ranges)
}

/** The whole text in pieces, with whatever stands in it of what is looked for. */
export function marked(text: string, phrases: readonly Phrase[]): readonly Piece[] {
  const words = wordsOf(text)
  const ranges = phrases.flatMap((phrase) => occurrences(words, phrase))
  return piecesOf(text, 0, text.length, merged(ranges))
}

/** A few lines' worth of the text around the first match, in pieces; null unless every phrase stands in it. */
export function snippet(text: string, phrases: readonly Phrase[]): readonly Piece[] | null {
  const ranges = rangesIn(text, phrases)
  if (!ranges) return null
  const [[first] = [0, 0]] = ranges
  const from = first <= lead || text.length <= mostShown ? 0 : wordStart(text, first - lead, first)
  const to = from + mostShown >= text.length ? text.length : wordEnd(text, from + mostShown)
  const pieces = piecesOf(text, from, to, ranges).map((piece) => ({
    ...piece,
    text: piece.text.replaceAll(/\s+/g, ' '),
  }))
  return [...dots(from > 0), ...pieces, ...dots(to < text.length)]
}

function rangesIn(text: string, phrases: readonly Phrase[]): readonly Range[] | null {
  const words = wordsOf(text)
  const ranges: Range[] = []
  for (const phrase of phrases) {
    const those = occurrences(words, phrase)
    if (those.length === 0) return null
    ranges.push(...those)
  }
  return merged(ranges)
}

function occurrences(words: readonly Word[], { words: wanted, open }: Phrase): readonly Range[] {
  const last = wanted.length - 1
  return words.flatMap((first, at): Range[] => {
    const fits = wanted.every((text, offset) => {
      const word = words[at + offset]?.text
      return word === text || (open && offset === last && word?.startsWith(text) === true)
    })
    return fits ? [[first.start, words[at + last]?.end ?? first.end]] : []
  })
}

function merged(ranges: readonly Range[]): readonly Range[] {
  const result: Range[] = []
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1)
    if (last && start <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], end)]
    else result.push([start, end])
  }
  return result
}

function piecesOf(text: string, from: number, to: number, ranges: readonly Range[]): readonly Piece[] {
  const pieces: Piece[] = []
  let at = from
  for (const [start, end] of ranges) {
    if (end <= from || start >= to) continue
    pieces.push(
      { text: text.slice(at, start), match: false },
      { text: text.slice(start, Math.min(end, to)), match: true },
    )
    at = Math.min(end, to)
  }
  return [...pieces, { text: text.slice(at, to), match: false }].filter((piece) => piece.text !== '')
}

function wordStart(text: string, from: number, most: number): number {
  const space = text.slice(from, most).search(/\s/)
  return space === -1 ? whole(text, from) : from + space + 1
}

function wordEnd(text: string, to: number): number {
  const space = text.slice(to - lead, to).search(/\s\S*$/)
  return space === -1 ? whole(text, to) : to - lead + space
}

/** Never between the two halves of one character. */
function whole(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at
}

function dots(cut: boolean): readonly Piece[] {
  return cut ? [{ text: '…', match: false }] : []
}
