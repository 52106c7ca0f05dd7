import type { MessageShape } from '@parley/contract/message.ts'
import { preview } from '@parley/core/domain/preview.ts'

/** The message that is answered; a click goes there. One that is not loaded is only said to exist. */
export function Quote({
  quoted,
  customerName,
}: {
  readonly quoted: MessageShape | undefined
  readonly customerName: string
}) {
  if (!quoted) return <p className="quote">An earlier message</p>
  return (
    <button type="button" className="quote" onClick={() => goTo(quoted.id)} title="Go to the message">
      <small>{quoted.direction === 'in' ? customerName : 'You'}</small>
      <span dir="auto">{preview(quoted.content)}</span>
    </button>
  )
}

function goTo(id: string): void {
  const line = document.querySelector(`[data-message="${id}"]`)
  line?.scrollIntoView({ block: 'center', behavior: 'smooth' })
  line?.animate([{ background: 'var(--accent-soft)' }, { background: 'transparent' }], { duration: 1_600 })
}
