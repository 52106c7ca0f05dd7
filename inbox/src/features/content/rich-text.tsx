import { createContext, use, type ReactNode } from 'react'

import { piecesOf } from './links.ts'
import { runsOf, type Run, type Style } from './styles.ts'

const fewEmoji =
  /^(?:\p{Extended_Pictographic}(?:\p{EMod}|\uFE0F|\u200D\p{Extended_Pictographic})*\s?){1,3}$/u

/** Whether phones of the channel show `*bold*` and the like as such. */
export const TextStyles = createContext(true)

/** What somebody wrote, styled as on a phone, with its links to be followed; up to three emoji alone are shown large. */
export function RichText({ text, className }: { readonly text: string; readonly className?: string }) {
  const runs = use(TextStyles) ? runsOf(text) : piecesOf(text).map((piece) => ({ ...piece, styles: [] }))
  return (
    <p dir="auto" className={className ?? (fewEmoji.test(text) ? 'jumbo' : undefined)}>
      {runs.map((run, at) => (
        <Styled key={at} run={run} />
      ))}
    </p>
  )
}

function Styled({ run: { text, url, styles } }: { readonly run: Run }) {
  const shown: ReactNode =
    url === null ? (
      text
    ) : (
      <a href={url} target="_blank" rel="noopener noreferrer nofollow">
        {text}
      </a>
    )
  return styles.reduceRight<ReactNode>((inner, style) => {
    const Element = elements[style]
    return <Element>{inner}</Element>
  }, shown)
}

const elements = { bold: 'strong', italic: 'em', strike: 's', mono: 'code' } as const satisfies Record<
  Style,
  string
>
