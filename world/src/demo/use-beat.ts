import { useEffect, useEffectEvent } from 'react'

const everyMs = 1_000

/**
 * Runs a job now and then once a second while the page is looked at. Plain requests rather than streams: a browser
 * opens six connections to one address, and the phone and the inbox each hold one for their own.
 */
export function useBeat(job: (signal: AbortSignal) => Promise<void>): void {
  const run = useEffectEvent(job)
  useEffect(() => {
    const leaving = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const beat = async (): Promise<void> => {
      if (!document.hidden) await run(leaving.signal).catch(() => {})
      if (!leaving.signal.aborted) timer = setTimeout(() => void beat(), everyMs)
    }
    void beat()
    return () => {
      leaving.abort()
      clearTimeout(timer)
    }
  }, [])
}
