/** How long the work of an account is tried again. */
export interface Patience {
  readonly sends: {
    /** How often again after a failure that may pass; throttling costs none of these. */
    readonly attempts: number
    /** The first wait at most; each further one is twice as long. */
    readonly firstWaitMs: number
    readonly longestWaitMs: number
  }
  readonly webhooks: {
    /** How often again after an endpoint refused. */
    readonly refusedAttempts: number
    /** Counted from the first attempt. */
    readonly giveUpAfterMs: number
  }
}

export const usualPatience: Patience = {
  sends: { attempts: 3, firstWaitMs: 500, longestWaitMs: 60_000 },
  webhooks: { refusedAttempts: 5, giveUpAfterMs: 24 * 3_600_000 },
}
