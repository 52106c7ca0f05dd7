import { useSyncExternalStore } from 'react'

import { serverNow } from '../api/server-clock.ts'

const everyMs = 15_000

let now = serverNow()
const listeners = new Set<() => void>()

function tell() {
  now = serverNow()
  for (const listener of listeners) listener()
}
setInterval(tell, everyMs)
document.addEventListener('visibilitychange', tell)

function follow(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The server's time, renewed every 15 s and at once after a sleep. One timer for all that show a time. */
export function useNow(): number {
  return useSyncExternalStore(follow, () => now)
}
