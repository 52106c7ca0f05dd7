import type { Piece } from '@parley/core/domain/search/found.ts'

/** A text with what was looked for marked in it. */
export function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  return pieces.map(({ text, match }, at) =>
    match ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
  )
}
