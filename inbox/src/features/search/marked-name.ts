import { marked, type Piece } from '@parley/core/domain/search/found.ts'
import { digitsOf, phrasesOf } from '@parley/core/domain/search/phrases.ts'

/** A name or a number with what was looked for marked; of a number any part, whatever stands between its digits. */
export function markedName(name: string, text: string): readonly Piece[] {
  const digits = digitsOf(text)
  if (digits === null) return marked(name, phrasesOf(text))
  const found = new RegExp(Array.from(digits).join('[^\\d·]*')).exec(name)
  if (found === null) return [{ text: name, match: false }]
  const [match] = found
  return [
    { text: name.slice(0, found.index), match: false },
    { text: match, match: true },
    { text: name.slice(found.index + match.length), match: false },
  ].filter((piece) => piece.text !== '')
}
