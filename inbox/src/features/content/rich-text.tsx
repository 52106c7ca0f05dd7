import { piecesOf } from './links.ts'

const fewEmoji =
  /^(?:\p{Extended_Pictographic}(?:\p{EMod}|\uFE0F|\u200D\p{Extended_Pictographic})*\s?){1,3}$/u

/** What somebody wrote, with its links to be followed; up to three emoji alone are shown large. */
export function RichText({ text, className }: { readonly text: string; readonly className?: string }) {
  return (
    <p dir="auto" className={className ?? (fewEmoji.test(text) ? 'jumbo' : undefined)}>
      {piecesOf(text).map(({ text: piece, url }, at) =>
        url === null ? (
          piece
        ) : (
          <a key={at} href={url} target="_blank" rel="noopener noreferrer nofollow">
            {piece}
          </a>
        ),
      )}
    </p>
  )
}
