export type Piece = { readonly text: string; readonly url: string | null }

const address = /\bhttps?:\/\/[^\s<>"']+|\bwww\.[a-z0-9-]+\.[^\s<>"']+/gi

/** A text in pieces, the web addresses apart; what ends a sentence does not belong to an address. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(address)) {
    const shown = trimmed(found)
    if (index > from) pieces.push({ text: text.slice(from, index), url: null })
    pieces.push({ text: shown, url: shown.startsWith('www.') ? `https://${shown}` : shown })
    from = index + shown.length
  }
  if (from < text.length) pieces.push({ text: text.slice(from), url: null })
  return pieces
}

function trimmed(found: string): string {
  const bare = found.replace(/[.,;:!?…]+$/, '')
  const closes = bare.endsWith(')') && !bare.includes('(')
  return closes ? trimmed(bare.slice(0, -1)) : bare
}
