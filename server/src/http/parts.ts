import type { Trace } from '@parley/core/domain/trace.ts'
import type { Hub } from '@parley/core/ports/hub.ts'

import type { Env } from '../env.ts'
import type { Events } from '../events.ts'
import type { Metrics } from '../metrics.ts'
import type { Throttles } from './throttle.ts'

export interface App {
  /** The id of the trace: what the caller says it belongs to, else a new one. */
  Variables: { correlationId: Trace }
}

export interface HttpParts {
  readonly hub: Hub
  readonly env: Env
  readonly events: Events
  readonly metrics: Metrics
  /** What counts attempts, at all processes together where they share something. */
  readonly throttles: Throttles
  /** Lets whoever reads the log of a new hub become its owner. */
  readonly setupCode: string
  /** Why the hub should get no work just now; empty if it should. */
  notReady(): Promise<readonly string[]>
  /** What is not as it should be, in words, though the hub can do its work. */
  troubles(): readonly string[]
}
