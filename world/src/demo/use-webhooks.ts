import { useState } from 'react'

import { read } from './call.ts'
import { useBeat } from './use-beat.ts'
import { webhookPage, type Webhook } from './webhook.ts'

/** More than this nobody reads; the sink keeps them all. */
const shown = 100

export interface Webhooks {
  /** The newest first. */
  readonly list: readonly Webhook[]
  readonly clear: () => void
}

export function useWebhooks(): Webhooks {
  const [known, setKnown] = useState<{ list: readonly Webhook[]; arrivals: number }>({
    list: [],
    arrivals: 0,
  })
  useBeat(async (signal) => {
    const latest = known.list[0]?.arrival ?? 0
    const after = Math.max(latest, known.arrivals - shown)
    const page = await read(`/sink/webhooks?after=${after}&limit=${shown}`, webhookPage, signal)
    const restarted = page.arrivals < latest
    setKnown(({ list }) => ({
      list: restarted ? [] : [...page.data.toReversed(), ...list].slice(0, shown),
      arrivals: page.arrivals,
    }))
  })
  return { list: known.list, clear: () => setKnown(({ arrivals }) => ({ list: [], arrivals })) }
}
