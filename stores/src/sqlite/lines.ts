import type { Cache } from './cache.ts'
import type { Line } from './line.ts'
import type { Recent } from './recent.ts'

/** The two threads, and what the process remembers of their answers. */
export interface Lines {
  readonly writer: Line
  readonly reader: Line
  /** Accounts, endpoints and who may call: asked for with every message, changed once in a while. */
  readonly settings: Cache
  readonly recent: Recent
}
