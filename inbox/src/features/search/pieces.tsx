import type { Piece } from '@parley/core/domain/search/found.ts'

/** A text with what was looked for marked in it. */
export function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  // oxlint-disable-next-line react/no-array-index-key -- pieces have no other name, and never move
  return pieces.map(({ text, match }, at) =>
    match ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
  )
}
