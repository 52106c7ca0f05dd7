import type { Hub } from '@parley/core/ports/hub.ts'
import type { Pacer } from '@parley/core/ports/pacer.ts'

import type { Events } from './events.ts'
import type { Metrics } from './metrics.ts'

/** How much work is in hand, how much waits, and for how long; the store is asked once each time that somebody reads. */
export function measureWork({ stores, moment }: Hub, busy: () => number, metrics: Metrics): void {
  let asked: Promise<Backlog> | null = null
  const look = () => (asked ??= backlog().finally(() => (asked = null)))
  const backlog = async (): Promise<Backlog> => {
    const startedAt = performance.now()
    const { count, oldestDueAt } = await stores.tasks.backlog()
    const seconds = (performance.now() - startedAt) / 1000
    return {
      count,
      seconds,
      oldest: oldestDueAt === null ? 0 : Math.max(0, moment().now - oldestDueAt) / 1000,
    }
  }
  metrics.gauge('parley_groups_running', 'Groups of tasks that are worked on now', async () => busy())
  metrics.gauge('parley_tasks_waiting', 'Tasks that are not done yet', async () => (await look()).count)
  metrics.gauge(
    'parley_tasks_oldest_seconds',
    'For how long the oldest due task has waited',
    async () => (await look()).oldest,
  )
  metrics.gauge(
    'parley_store_answer_seconds',
    'How long the store took just now to say what waits',
    async () => (await look()).seconds,
  )
  measureSearch(stores, metrics)
}

function measureSearch({ words }: Hub['stores'], metrics: Metrics): void {
  metrics.gauge(
    'parley_search_behind_events',
    'Changes whose words cannot be found yet',
    async () => (await words.behind()).events,
  )
  metrics.gauge(
    'parley_search_building',
    '1 while what was written before there was an index of words is not all in it',
    async () => Number((await words.behind()).isBuilding),
  )
}

interface Backlog {
  readonly count: number
  readonly oldest: number
  readonly seconds: number
}

/** The same pacer; circuits that open and close are counted. */
export function countingCircuits(pacer: Pacer, events: Pick<Events, 'circuitTurned'>): Pacer {
  return {
    admit: (destinations) => pacer.admit(destinations),
    ended(destination, end) {
      const turn = pacer.ended(destination, end)
      if (turn !== null) events.circuitTurned(destination.key, turn)
      return turn
    },
  }
}
