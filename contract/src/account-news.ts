import type { Account } from '@parley/core/domain/account.ts'
import { z } from 'zod'

import { iso, timestamp } from './shapes.ts'

/** What the platform says of an account. */
export const accountNewsShape = z.object({
  health: z
    .array(
      z.object({
        topic: z.string(),
        level: z.enum(['notice', 'warning', 'blocked']),
        detail: z.string(),
        at: timestamp,
      }),
    )
    .describe('What it has said and not taken back, the latest first; one line for each topic.'),
  history: z
    .object({ progress: z.number(), refused: z.string().nullable() })
    .nullable()
    .describe(
      'How far the import of earlier messages has come, in per cent, or why there is none; null if nobody asked for one.',
    ),
})

export function presentAccountNews({
  health = [],
  history = null,
}: Pick<Account, 'health' | 'history'>): z.infer<typeof accountNewsShape> {
  return {
    health: health.flatMap(({ topic, level, detail, at }) =>
      level === 'fine' ? [] : [{ topic, level, detail, at: iso(at) }],
    ),
    history,
  }
}
