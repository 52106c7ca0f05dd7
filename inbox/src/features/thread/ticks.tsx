import type { MessageShape } from '@parley/contract/message.ts'
import { useId } from 'react'

import { Icon } from '../../ui/icon.tsx'
import { ticks, tickTimes } from './tick-text.ts'

/** How far a message got; on hover and on focus when it got there. */
export function Ticks({ status, transitions }: Pick<MessageShape, 'status' | 'transitions'>) {
  const id = useId()
  const { shape, label } = ticks[status]
  const times = tickTimes(transitions)
  return (
    <span className="ticks">
      <button
        type="button"
        className="tick"
        data-status={status}
        aria-label={label}
        aria-describedby={id}
        onKeyDown={blurOnEscape}
      >
        <Icon name={shape} />
      </button>
      <span role="tooltip" id={id} className="tooltip">
        {times.length === 0 ? <span>{label}</span> : times.map((line) => <span key={line}>{line} </span>)}
      </span>
    </span>
  )
}

function blurOnEscape(event: React.KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Escape') return
  event.stopPropagation()
  event.currentTarget.blur()
}
