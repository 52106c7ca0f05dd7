import { timeOfDay } from '../../ui/time-text.ts'
import { useOutbox } from '../outbox/outbox-cell.ts'
import { settle, type Outgoing } from '../outbox/outbox.ts'
import { useWrite } from '../outbox/use-write.ts'
import { useMe } from '../session/me.ts'
import { Ticks } from './ticks.tsx'

/** A message that the server has not confirmed yet: shown at once, with a clock. */
export function OutgoingBubble({
  outgoing,
  starts,
}: {
  readonly outgoing: Outgoing
  readonly starts: boolean
}) {
  const { user } = useMe()
  const { shown, writtenAt, refusal } = outgoing
  return (
    <div className="line" data-side="out" data-starts={starts}>
      <span className={starts ? 'author' : 'sr-only'}>
        {user.name}
        <span className="sr-only">:</span>
      </span>
      <div className="bubble">
        <p dir="auto">{shown}</p>
        <span className="bubble-meta">
          <time>{timeOfDay(writtenAt)}</time>
          <Ticks status={refusal ? 'failed' : 'pending'} transitions={[]} />
        </span>
      </div>
      {refusal && <Refused outgoing={outgoing} detail={refusal.detail} code={refusal.code} />}
    </div>
  )
}

interface RefusedProps {
  readonly outgoing: Outgoing
  readonly detail: string
  readonly code: string
}

function Refused({ outgoing, detail, code }: RefusedProps) {
  const outbox = useOutbox()
  const write = useWrite(outgoing.conversation)
  const discard = () => outbox.set(settle(outbox.get(), outgoing.key))
  return (
    <div className="fate" data-mood="failed">
      <p>Not sent: {detail}</p>
      <div className="fate-ways">
        <button
          type="button"
          className="button small"
          onClick={() => {
            discard()
            write(outgoing)
          }}
        >
          Resend
        </button>
        <button type="button" className="button small" onClick={discard}>
          Discard
        </button>
        <details>
          <summary>Details</summary>
          <code>{code}</code>
        </details>
      </div>
    </div>
  )
}
