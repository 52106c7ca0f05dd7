import type { MessageShape } from '@parley/contract/message.ts'

/** Reactions, on the edge of the bubble. */
export function Marks({
  message,
  customerName,
}: {
  readonly message: MessageShape
  readonly customerName: string
}) {
  if (message.reactions.length === 0) return null
  return (
    <span className="marks">
      {message.reactions.map(({ by, emoji }) => (
        <span key={by} role="img" aria-label={`${by === 'customer' ? customerName : 'You'}: ${emoji}`}>
          {emoji}
        </span>
      ))}
    </span>
  )
}

/** That it was edited, and what it said before. */
export function Edited({ edits }: Pick<MessageShape, 'edits'>) {
  const last = edits.at(-1)
  if (!last) return null
  const before =
    last.content.kind === 'text' ? `Before: ${last.content.text}` : 'It said something else before.'
  return (
    <span className="edited" title={before}>
      edited
      <span className="sr-only">. {before}</span>
    </span>
  )
}
