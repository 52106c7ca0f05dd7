import { useEffect, useState } from 'react'

import { useCell } from '../../ui/cell.ts'
import { liveState } from './live-state.ts'

const patienceMs = 1_000

/** Says that the screen may be behind, once that has lasted longer than a second. */
export function ReconnectingBanner() {
  const state = useCell(liveState)
  return (
    <div className="banner" role="status">
      {state === 'down' && <Down />}
    </div>
  )
}

function Down() {
  const [long, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), patienceMs)
    return () => clearTimeout(timer)
  }, [])
  if (!long) return null
  return (
    <p>
      {navigator.onLine ? 'Reconnecting…' : 'You are offline. What you send waits here and goes out once.'}
    </p>
  )
}
