import { useEffect, useState } from 'react'

import type { Chaos } from '../chaos.ts'
import type { Account, Counters } from './answers.ts'
import { api } from './api.ts'

const everyMs = 1_000

export interface Weather {
  readonly chaos: Chaos | undefined
  readonly counters: Counters | undefined
  readonly accounts: readonly Account[]
  readonly turn: (change: Partial<Chaos> | { readonly preset: string }) => void
}

/** The dial and what it does, asked every second while the page is visible. */
export function useChaos(): Weather {
  const [chaos, setChaos] = useState<Chaos>()
  const [counters, setCounters] = useState<Counters>()
  const [accounts, setAccounts] = useState<readonly Account[]>([])
  useEffect(() => {
    const ask = () => {
      if (document.visibilityState !== 'visible') return
      api.counters().then(setCounters, forget)
      api.chaos().then(setChaos, forget)
      api.accounts().then(setAccounts, forget)
    }
    const forget = () => setCounters(undefined)
    ask()
    const timer = setInterval(ask, everyMs)
    return () => clearInterval(timer)
  }, [])
  const turn = (change: Partial<Chaos> | { readonly preset: string }) => {
    if (chaos && !('preset' in change)) setChaos({ ...chaos, ...change })
    void api.turn(change).then(setChaos)
  }
  return { chaos, counters, accounts, turn }
}
