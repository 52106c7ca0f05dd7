import type { ErrorClass } from './meta-error-table.ts'

type Span = readonly [leastMs: number, mostMs: number]

/** What has to come of a send that meets an error of a class, and of the next one to somebody else. */
interface Ending {
  /** How often the platform refuses the message before it would take it: more often than the hub may ask. */
  readonly refusals: number
  /** Before each further attempt. */
  readonly waits: readonly Span[]
  readonly isSent: boolean
  /** Whose code the message gets, if not its own class's. */
  readonly told?: ErrorClass
  readonly alerts: readonly string[]
  readonly token: 'valid' | 'invalid'
  /** After which time the account's next message goes to somebody else; null if it is refused at once. */
  readonly others: Span | null
}

const [second, minute, hour] = [1_000, 60_000, 3_600_000]
/** Calls that were held back together come back one after the other. */
const spread = 200

const given = { refusals: 9, waits: [], isSent: false, alerts: ['dead_letter'], token: 'valid' } as const
const atOnce = { ...given, others: [0, 0] } as const

export const endings: Readonly<Record<ErrorClass, Ending>> = {
  permission: atOnce,
  window: atOnce,
  final: atOnce,
  auth: { ...given, alerts: ['dead_letter', 'token_invalid'], token: 'invalid', others: null },
  policy: { ...given, alerts: ['account_health'], others: [hour, hour + spread] },
  // Three times more: full jitter below 0.5, 1 and 2 seconds.
  transient: { ...atOnce, waits: [0.5, 1, 2].map((most): Span => [(most / 10) * second, most * second]) },
  // A template is on its way to Meta's machines: three times more, ten minutes apart.
  syncing: {
    ...atOnce,
    told: 'transient',
    waits: [10, 10, 10].map((minutes): Span => [minutes * minute, minutes * minute + spread]),
  },
  // Until it is taken: full jitter below 1, 2, 4 … 60 seconds, and the account does nothing else for a moment.
  rate: {
    refusals: 8,
    waits: [1, 2, 4, 8, 16, 32, 60, 60].map((most): Span => [(most / 10) * second, most * second + spread]),
    isSent: true,
    alerts: [],
    token: 'valid',
    others: [100, 60 * second],
  },
  // 4^n seconds (WhatsApp Cloud API, "Pair rate limits"), and everybody else is served meanwhile.
  pair: {
    refusals: 4,
    waits: [1, 4, 16, 64].map((least): Span => [least * second, least * 1.2 * second]),
    isSent: true,
    alerts: [],
    token: 'valid',
    others: [0, 0],
  },
}

/** The attempts that did not come when they should have, in words. */
export function untimely(attempts: readonly number[], waits: readonly Span[]): readonly string[] {
  const found = attempts.slice(1).map((at, index) => at - (attempts[index] ?? 0))
  if (attempts.length !== waits.length + 1)
    return [`${attempts.length} attempts, ${found.join(', ')} ms apart, instead of ${waits.length + 1}`]
  return waits.flatMap(([least, most], index) => {
    const waited = found[index] ?? 0
    return waited < least || waited > Math.ceil(most) ? [`${waited} is not from ${least} to ${most} ms`] : []
  })
}
