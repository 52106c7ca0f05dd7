import { isUnspaced, wordsOf, type Word } from './words.ts'

/** Words that stand one after the other; with `open` the last of them may go on. */
export interface Phrase {
  readonly words: readonly string[]
  readonly open: boolean
}

/** Beyond this a search says nothing more. */
const mostPhrases = 12

/**
 * What is looked for: all phrases, in any order. A word finds those that begin with it, what stands in quotation marks is
 * found as it stands; a quotation that is still being written goes on. A single letter finds itself alone.
 */
export function phrasesOf(query: string): readonly Phrase[] {
  const phrases = query.split(/["“”„«»「」]/).flatMap((part, at, parts) => {
    if (at % 2 === 0) return wordPhrases(part)
    const words = textsOf(wordsOf(part))
    return words.length === 0
      ? []
      : [{ words: quoted(words), open: at === parts.length - 1 || endsOpen(words) }]
  })
  return phrases.slice(0, mostPhrases)
}

/** A part of a telephone number, however it is written: without spaces, and without what stands for abroad. */
export function digitsOf(query: string): string | null {
  if (!/^[\s+\d()./-]+$/.test(query)) return null
  const digits = query.replaceAll(/\D/g, '').replace(/^0+/, '')
  return digits.length < 3 ? null : digits
}

/** Each run of unspaced letters is a phrase of its pairs; any other word stands alone. */
function wordPhrases(part: string): readonly Phrase[] {
  const phrases: Phrase[] = []
  let solid: Word[] = []
  const close = () => {
    const texts = textsOf(solid)
    if (texts.length > 0) phrases.push({ words: quoted(texts), open: texts.length === 1 })
    solid = []
  }
  for (const word of wordsOf(part)) {
    const [last] = solid.slice(-1)
    if (last && word.start >= last.end) close()
    if (isUnspaced(word.text)) solid.push(word)
    else {
      close()
      phrases.push({ words: [word.text], open: word.text.length > 1 })
    }
  }
  close()
  return phrases
}

/** The last letter of a run is part of its last pair already. */
function quoted(words: readonly string[]): readonly string[] {
  const last = words.at(-1) ?? ''
  const before = words.at(-2)
  const isTail =
    before !== undefined && isUnspaced(last) && Array.from(last).length === 1 && before.endsWith(last)
  return isTail ? words.slice(0, -1) : words
}

/** A single unspaced letter is found wherever a pair begins with it. */
function endsOpen(words: readonly string[]): boolean {
  const last = quoted(words).at(-1) ?? ''
  return isUnspaced(last) && Array.from(last).length === 1
}

function textsOf(words: readonly Word[]): readonly string[] {
  return words.map((word) => word.text)
}
