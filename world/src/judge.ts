import type { TaskBook } from '@parley/core/ports/store.ts'
import type { Simulator } from '@parley/simulator/simulator'

import { check, type Verdict } from './checker.ts'
import type { SinkRecord } from './sink/record.ts'

export interface Judge {
  /** How the hub has done since the last `reset`. */
  verdict(): Promise<Verdict>
  /** Counts from now on. */
  reset(): void
}

/** Watches the simulator and the sink. Of the hub it asks only whether it still has work in hand. */
export function createJudge(
  simulator: Simulator,
  record: SinkRecord,
  tasks: Pick<TaskBook, 'backlog'>,
): Judge {
  const { ledger, control } = simulator
  const from = { written: 0, accepted: 0 }
  let known: { key: string; verdict: Verdict } | null = null

  const judge = (idle: boolean): Verdict =>
    check(
      {
        written: ledger.written(from.written).items,
        accepted: ledger.accepted(from.accepted).items,
        taken: record.all.filter(({ status }) => status === 200),
      },
      { idle, uniqueTexts: false },
    )

  return {
    async verdict() {
      // Asked before the counters: what is handed over in between must not seem to be nowhere.
      const pending = control.counters().pending
      const { count } = await tasks.backlog()
      const idle = pending === 0 && count === 0 && control.counters().pending === 0
      const key = JSON.stringify([idle, control.counters(), record.arrivals, from])
      if (known?.key !== key) known = { key, verdict: judge(idle) }
      return known.verdict
    },
    reset() {
      from.written = ledger.totals.written
      from.accepted = ledger.totals.accepted
      record.clear()
    },
  }
}
