import { codeOf } from '../../api/trouble.ts'
import { backOffMs } from './back-off.ts'
import type { StreamPart } from './parse-stream.ts'
import { readStream } from './read-stream.ts'

/** The server writes at least a comment every 15 s. */
const silenceMs = 40_000
const doubtMs = 20_000

export type LiveState = 'live' | 'down'

export interface Follower {
  /** A part of the stream; returns the cursor to go on from, or null to stay where we are. */
  part(part: StreamPart): string | null
  state(state: LiveState): void
  signedOut(): void
}

/**
 * Follows the live stream from a cursor until stopped. After a break, a silence or a sleep it goes on from the last
 * cursor that was applied, so nothing is missed.
 */
export function follow(from: string, follower: Follower): () => void {
  let cursor = from
  let failures = 0
  let heardAt = Date.now()
  let attempt = new AbortController()
  let timer = 0

  const later = (task: () => void, ms: number) => {
    clearTimeout(timer)
    timer = window.setTimeout(task, ms)
  }
  const hear = () => {
    heardAt = Date.now()
    later(reconnect, silenceMs)
  }
  const take = (part: StreamPart) => {
    cursor = follower.part(part) ?? cursor
    failures = 0
    follower.state('live')
  }
  const fail = (error: unknown) => {
    follower.state('down')
    if (codeOf(error) === 'unauthenticated') return follower.signedOut()
    later(connect, backOffMs(failures++, Math.random()))
  }
  function connect() {
    attempt = new AbortController()
    const { signal } = attempt
    const settle = (error: unknown) => {
      if (!signal.aborted) fail(error)
    }
    hear()
    readStream(cursor, signal, { byte: hear, part: take }).then(() => settle(null), settle)
  }
  function reconnect() {
    follower.state('down')
    attempt.abort()
    connect()
  }
  const wake = () => {
    if (document.visibilityState === 'visible' && Date.now() - heardAt > doubtMs) reconnect()
  }

  const lose = () => follower.state('down')

  window.addEventListener('online', reconnect)
  window.addEventListener('offline', lose)
  document.addEventListener('visibilitychange', wake)
  connect()
  return () => {
    window.removeEventListener('online', reconnect)
    window.removeEventListener('offline', lose)
    document.removeEventListener('visibilitychange', wake)
    clearTimeout(timer)
    attempt.abort()
  }
}
