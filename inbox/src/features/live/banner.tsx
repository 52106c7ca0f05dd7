import { useEffect, useState } from 'react'

import { useCell } from '../../ui/cell.ts'
import { liveState } from './live-state.ts'

const patienceMs = 1_000

/** Says that the screen may be behind, once that has lasted longer than a second. */
export function ReconnectingBanner() {
  const down = useCell(liveState) === 'down'
  const [shown, setShown] = useState(false)
  useEffect(() => {
    if (!down) return setShown(false)
    const timer = setTimeout(() => setShown(true), patienceMs)
    return () => clearTimeout(timer)
  }, [down])
  return (
    <div className="banner" role="status">
      {shown && down && (
        <p>
          {navigator.onLine
            ? 'Reconnecting…'
            : 'You are offline. What you send waits here and goes out once.'}
        </p>
      )}
    </div>
  )
}
