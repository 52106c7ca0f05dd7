import type { MessageShape } from '@parley/contract/message.ts'
import type { MessageId } from '@parley/core/domain/ids.ts'
import { preview } from '@parley/core/domain/preview.ts'
import { createContext, useContext } from 'react'

/** Brings a message of the thread into view. */
export const GoTo = createContext<(message: MessageId) => void>(() => {})

/** The message that is answered; a click goes there. One that is not loaded is only said to exist. */
export function Quote({
  quoted,
  customerName,
}: {
  readonly quoted: MessageShape | undefined
  readonly customerName: string
}) {
  const goTo = useContext(GoTo)
  if (!quoted) return <p className="quote">An earlier message</p>
  return (
    <button type="button" className="quote" onClick={() => goTo(quoted.id)} title="Go to the message">
      <small>{quoted.direction === 'in' ? customerName : 'You'}</small>
      <span dir="auto">{preview(quoted.content)}</span>
    </button>
  )
}
