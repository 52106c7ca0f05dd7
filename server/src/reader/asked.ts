import type { MessagePort } from 'node:worker_threads'

import type { Reading } from '@parley/core/ports/reader.ts'

/** What the reading thread is asked for. Any message to `answers` asks for the next piece. */
export interface Asked {
  readonly body: Uint8Array
  readonly channels: readonly string[]
  readonly cameAt: number
  readonly answers: MessagePort
}

/** Null once there is no more. */
export type Piece = Reading | null
