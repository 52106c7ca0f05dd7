import { piecesOf } from './links.ts'

export type Style = 'bold' | 'italic' | 'strike' | 'mono'

/** A stretch of a text that is all of one style. */
export interface Run {
  readonly text: string
  readonly url: string | null
  readonly styles: readonly Style[]
}

const styleOf: Readonly<Record<string, Style>> = {
  '*': 'bold',
  _: 'italic',
  '~': 'strike',
  '`': 'mono',
  '```': 'mono',
}

/**
 * A text as phones show it: `*bold*`, `_italic_`, `~strike~` and `` `mono` `` stand around words on one line, and three
 * backticks around anything. Inside of an address they are letters like all others.
 */
export function runsOf(text: string): readonly Run[] {
  const isLink = new Uint8Array(text.length)
  let at = 0
  for (const piece of piecesOf(text)) {
    // A mark right behind an address closes what was opened before it.
    const length =
      piece.text.length - (piece.url === null ? 0 : (/[*_~`]*$/.exec(piece.text)?.[0].length ?? 0))
    if (piece.url !== null) isLink.fill(1, at, at + length)
    at += piece.text.length
  }
  return read(text, isLink, 0, text.length, [])
}

function read(
  text: string,
  isLink: Uint8Array,
  from: number,
  to: number,
  styles: readonly Style[],
): readonly Run[] {
  const runs: Run[] = []
  /** Up to where it is known that a mark is closed nowhere. */
  const open = new Map<string, number>()
  let plain = from
  for (let at = from; at < to; at += 1) {
    const mark = markAt(text, at)
    const style = mark === null ? undefined : styleOf[mark]
    if (mark === null || style === undefined || styles.includes(style) || isLink[at] === 1) continue
    if ((open.get(mark) ?? 0) > at || !opens(text, at, mark)) continue
    const end = closing(text, isLink, at + mark.length, to, mark)
    if ('nowhere' in end) {
      open.set(mark, end.nowhere)
      continue
    }
    const inner = [...styles, style]
    const start = at + mark.length
    runs.push(...linked(text.slice(plain, at), styles))
    if (style === 'mono') runs.push({ text: text.slice(start, end.at), url: null, styles: inner })
    else runs.push(...read(text, isLink, start, end.at, inner))
    plain = end.at + mark.length
    at = plain - 1
  }
  return [...runs, ...linked(text.slice(plain, to), styles)]
}

function markAt(text: string, at: number): string | null {
  const letter = text[at] ?? ''
  if (letter === '`') return text.startsWith('```', at) ? '```' : '`'
  return letter === '*' || letter === '_' || letter === '~' ? letter : null
}

const word = /[\p{L}\p{N}]/u

/** What stands right behind a word, or before a space, is no beginning. */
function opens(text: string, at: number, mark: string): boolean {
  if (mark === '```') return true
  return !word.test(text[at - 1] ?? '') && /\S/.test(text[at + 1] ?? '') && text[at + 1] !== mark
}

function closing(
  text: string,
  isLink: Uint8Array,
  from: number,
  to: number,
  mark: string,
): { readonly at: number } | { readonly nowhere: number } {
  if (mark === '```') {
    const at = text.indexOf(mark, from)
    return at > from && at + mark.length <= to ? { at } : { nowhere: to }
  }
  for (let at = from; at < to; at += 1) {
    if (text[at] === '\n') return { nowhere: at }
    const behind = text[at + 1] ?? ''
    const closes = text[at] === mark && at > from && isLink[at] !== 1
    if (closes && /\S/.test(text[at - 1] ?? '') && !word.test(behind)) return { at }
  }
  return { nowhere: to }
}

function linked(text: string, styles: readonly Style[]): readonly Run[] {
  return text === '' ? [] : piecesOf(text).map((piece) => ({ ...piece, styles }))
}
