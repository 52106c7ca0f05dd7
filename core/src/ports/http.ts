import type { HttpCall, Reply, Upload } from '../domain/call.ts'

/** The one door out of the hub: guarded against private addresses, with timeouts and caps, never a redirect, never a retry. */
export interface Http {
  call(call: HttpCall, limits: HttpLimits): Promise<Reply>
  /**
   * Calls for bytes and hands them over as they come, if the answer is a success; what `take` throws is thrown. Any other
   * answer is a reply like that of `call`. A redirect is followed twice at most, and never with the call's headers.
   */
  download<T>(
    call: HttpCall,
    limits: HttpLimits,
    take: (bytes: AsyncIterable<Uint8Array>, told: Told) => Promise<T>,
  ): Promise<Taken<T> | Reply>
  /** Sends a file's bytes, in a form or alone. */
  upload(call: Upload, bytes: Sized, limits: HttpLimits): Promise<Reply>
  /** Why this address would never be called, or null. A name is only looked up, and judged again, at the call. */
  refuses(url: string): string | null
}

export interface HttpLimits {
  readonly timeoutMs: number
  /** The longest pause within an answer; nothing for any. */
  readonly idleMs?: number
  /** More of the body than this is not read. */
  readonly maxBodyBytes: number
}

export interface Taken<T> {
  readonly kind: 'taken'
  readonly value: T
}

/** What an answer says of its body. */
export interface Told {
  readonly type: string | null
  readonly size: number | null
}

export interface Sized {
  readonly size: number
  readonly bytes: AsyncIterable<Uint8Array>
}
