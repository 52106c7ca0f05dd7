import type { HttpCall, Reply } from '../domain/call.ts'

/** The one door out of the hub: guarded against private addresses, with timeouts and caps, never a redirect, never a retry. */
export interface Http {
  call(call: HttpCall, limits: HttpLimits): Promise<Reply>
  /** Why this address would never be called, or null. A name is only looked up, and judged again, at the call. */
  refuses(url: string): string | null
}

export interface HttpLimits {
  readonly timeoutMs: number
  /** More of the body than this is not read. */
  readonly maxBodyBytes: number
}
