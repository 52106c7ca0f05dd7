import { useSyncExternalStore } from 'react'

const page = `${import.meta.env.BASE_URL}invitation`

/**
 * The token of the link that this window was opened with; null on every other page. It stands behind the #, so that no
 * server ever sees it in an address.
 */
export function useInvitation(): string | null {
  return useSyncExternalStore(follow, tokenHere)
}

/** Goes to the inbox, and leaves no token in the history. */
export function leaveInvitation(): void {
  history.replaceState(null, '', import.meta.env.BASE_URL)
  window.dispatchEvent(new PopStateEvent('popstate'))
}

function tokenHere(): string | null {
  const { pathname, hash } = window.location
  return pathname.replace(/\/$/, '') === page ? hash.slice(1) : null
}

function follow(listener: () => void): () => void {
  const events = ['hashchange', 'popstate'] as const
  for (const event of events) window.addEventListener(event, listener)
  return () => {
    for (const event of events) window.removeEventListener(event, listener)
  }
}
