import { useState } from 'react'

import { read } from './call.ts'
import { demoState, type DemoState } from './state.ts'
import { useBeat } from './use-beat.ts'

export interface Demo {
  /** Null until the first answer. */
  readonly state: DemoState | null
  /** The server did not answer when it was last asked. */
  readonly away: boolean
}

export function useDemo(): Demo {
  const [demo, setDemo] = useState<Demo>({ state: null, away: false })
  useBeat(async (signal) => {
    try {
      setDemo({ state: await read('/demo/state', demoState, signal), away: false })
    } catch {
      if (!signal.aborted) setDemo(({ state }) => ({ state, away: true }))
    }
  })
  return demo
}
