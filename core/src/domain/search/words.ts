import { fold } from './fold.ts'

/** A word as it is looked for, and where it stands in the text (in UTF-16 code units, the end excluded). */
export interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** A longer word is found by its beginning; more words of one text are not found at all. */
const mostLetters = 40
const mostWords = 2_000

const runs = /[\p{L}\p{N}\p{M}]+/gu
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]+/gu

/**
 * The words of a text. Where words are not written apart (Chinese, Japanese, Thai …) every two neighbouring letters are
 * one, and the last letter stands alone: so one letter finds all words that begin with it, and several find each other.
 */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = []
  for (const { 0: run, index } of text.matchAll(runs)) {
    // `matchAll` makes an expression of its own each time, and most words have nothing for it.
    if (run.search(unspaced) < 0) add(words, run, index)
    else addSolid(words, run, index)
    if (words.length >= mostWords) return words.slice(0, mostWords)
  }
  return words
}

function addSolid(words: Word[], run: string, start: number): void {
  let from = 0
  for (const solid of run.matchAll(unspaced)) {
    add(words, run.slice(from, solid.index), start + from)
    addPairs(words, solid[0], start + solid.index)
    from = solid.index + solid[0].length
  }
  add(words, run.slice(from), start + from)
}

/** Whether it is of a script that does not write words apart. */
export function isUnspaced(word: string): boolean {
  return word.search(unspaced) === 0
}

function add(words: Word[], word: string, start: number): void {
  const text = shortened(fold(word))
  if (text !== '') words.push({ text, start, end: start + word.length })
}

function addPairs(words: Word[], solid: string, from: number): void {
  const letters = Array.from(solid)
  let start = from
  for (const [at, letter] of letters.entries()) {
    const pair = letter + (letters[at + 1] ?? '')
    words.push({ text: fold(pair), start, end: start + pair.length })
    start += letter.length
  }
}

function shortened(word: string): string {
  return word.length <= mostLetters ? word : Array.from(word).slice(0, mostLetters).join('')
}
