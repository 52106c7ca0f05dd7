import { usualPatience, type Patience } from '@parley/core/domain/patience.ts'
import { z } from 'zod'

const { sends: usualSends, webhooks: usualWebhooks } = usualPatience
const hour = 3_600_000

const whole = (least: number, most: number) => {
  const error = `must be a whole number from ${least} to ${most}`
  return z.int({ error }).min(least, { error }).max(most, { error })
}

const sends = z.object({
  attempts: whole(0, 10)
    .default(usualSends.attempts)
    .describe(
      'How often a send is tried again after a failure that may pass. Throttling costs none of these.',
    ),
  first_wait_ms: whole(100, 60_000)
    .default(usualSends.firstWaitMs)
    .describe(
      'Milliseconds, at most: each wait is by chance between a tenth of it and all of it, and twice as long as the one before.',
    ),
  longest_wait_ms: whole(1_000, 600_000).default(usualSends.longestWaitMs),
})

const webhooks = z.object({
  refused_attempts: whole(0, 10)
    .default(usualWebhooks.refusedAttempts)
    .describe('How often a webhook is tried again after the endpoint refused it.'),
  give_up_after_hours: whole(1, 24)
    .default(usualWebhooks.giveUpAfterMs / hour)
    .describe('Counted from the first attempt, whatever went wrong.'),
})

/** What may be set; what is left out is as usual. */
export const retrySettings = z
  .object({ sends: sends.prefault({}), webhooks: webhooks.prefault({}) })
  .refine((given) => given.sends.first_wait_ms <= given.sends.longest_wait_ms, {
    path: ['sends', 'longest_wait_ms'],
    error: 'must not be shorter than first_wait_ms',
  })

/** How often and how long an account's work is tried again. */
export const retryShape = z
  .object({
    sends: z.object({ attempts: z.int(), first_wait_ms: z.int(), longest_wait_ms: z.int() }),
    webhooks: z.object({ refused_attempts: z.int(), give_up_after_hours: z.int() }),
  })
  .meta({ id: 'Retry' })

type RetryShape = z.infer<typeof retryShape>

export function presentRetry({ sends, webhooks }: Patience = usualPatience): RetryShape {
  return {
    sends: {
      attempts: sends.attempts,
      first_wait_ms: sends.firstWaitMs,
      longest_wait_ms: sends.longestWaitMs,
    },
    webhooks: {
      refused_attempts: webhooks.refusedAttempts,
      give_up_after_hours: webhooks.giveUpAfterMs / hour,
    },
  }
}

export function readRetry({ sends, webhooks }: RetryShape): Patience {
  return {
    sends: {
      attempts: sends.attempts,
      firstWaitMs: sends.first_wait_ms,
      longestWaitMs: sends.longest_wait_ms,
    },
    webhooks: {
      refusedAttempts: webhooks.refused_attempts,
      giveUpAfterMs: webhooks.give_up_after_hours * hour,
    },
  }
}
