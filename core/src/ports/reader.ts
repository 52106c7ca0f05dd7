import type { Parsed } from './channel.ts'

/** What a body, or a piece of it, tells a channel. */
export interface Reading {
  /** Empty if it is no channel's. */
  readonly channel: string
  readonly parsed: Parsed
}

/** Reads the bodies of webhooks. However a body is made, nobody else waits for it. */
export interface Reader {
  /**
   * What the body tells the channel of these that it is for, piece by piece and in order. What is no channel's, or cannot
   * be read at all, is kept whole. `cameAt` is when it came in.
   */
  read(
    body: Uint8Array | string,
    channels: readonly string[],
    cameAt: number,
  ): Iterable<Reading> | AsyncIterable<Reading>
}
