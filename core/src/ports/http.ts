import type { HttpCall, Reply } from './channel.ts'

/** The one door out of the hub: guarded against private addresses, with timeouts and caps, never a redirect, never a retry. */
export interface Http {
  call(call: HttpCall, limits: HttpLimits): Promise<Reply>
}

export interface HttpLimits {
  readonly timeoutMs: number
  /** More of the body than this is not read. */
  readonly maxBodyBytes: number
}
