import { handClock } from '../lapse/hand-clock.ts'
import type { Oddity } from '../lapse/odd-server.ts'

const [second, minute, hour] = [1_000, 60_000, 3_600_000]

export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
}

/** A step may take a fifth longer; it begins with the answer, or when none is waited for any more. */
export type Wait = number | { readonly exactly: number } | { readonly after: number; readonly step: number }

/** A CRM, by what it answers first (and last), and what docs/webhooks.md promises then. */
export interface AnswerCase {
  readonly name: string
  readonly answers: readonly (number | Answer | Oddity)[]
  /** Between the attempts. */
  readonly waits: readonly Wait[]
  readonly end: 'taken' | 'dead'
  readonly alert?: string
  readonly off?: true
  readonly error?: string
}

const refused = [5 * second, 30 * second, 3 * minute, 15 * minute, hour]
const timedOut = (step: number) => ({ after: 15 * second, step })
const throttled = (retryAfter: string | null, status = 429): Answer => ({
  status,
  ...(retryAfter === null ? {} : { headers: { 'retry-after': retryAfter } }),
})
const startedAt = handClock().now()
const date = (inMs: number) => new Date(startedAt + inMs).toUTCString()

export const answerCases: readonly AnswerCase[] = [
  { name: 'any 2xx', answers: [204], waits: [], end: 'taken' },
  { name: '401', answers: [401], waits: [], end: 'dead', alert: 'endpoint_unauthorized' },
  { name: '410', answers: [410], waits: [], end: 'dead', alert: 'endpoint_disabled', off: true },
  ...[304, 400, 403, 404, 409, 413, 422, 451].map((status): AnswerCase => ({
    name: `${status} for good`,
    answers: [status],
    waits: refused,
    end: 'dead',
    alert: 'dead_letter',
    error: `answered ${status}`,
  })),
  ...[408, 425, 429, 500, 502, 503, 504, 599].map((status): AnswerCase => ({
    name: `${status} twice`,
    answers: [status, status, 200],
    waits: [5 * second, 30 * second],
    end: 'taken',
    error: `answered ${status}`,
  })),
  ...(
    [
      ['seconds', throttled('120'), { exactly: 120 * second }],
      ['seconds, with 503', throttled('120', 503), { exactly: 120 * second }],
      ['fewer seconds than the step', throttled('1'), 5 * second],
      ['seconds, with 500, where it means nothing', throttled('120', 500), 5 * second],
      ['a date', throttled(date(90 * second)), { exactly: 90 * second }],
      ['a date in the past', throttled(date(-hour)), 5 * second],
      ['a date of today long ago', throttled('Sun, 06 Nov 1994 08:49:37 GMT'), 5 * second],
      ['huge', throttled('999999999'), { exactly: hour }],
      ['a date far away', throttled('Fri, 01 Jan 2099 00:00:00 GMT'), { exactly: hour }],
      ['more digits than make sense', throttled('9'.repeat(400)), 5 * second],
      ['negative', throttled('-5'), 5 * second],
      ['a fraction', throttled('1.5'), 5 * second],
      ['garbage', throttled('soon'), 5 * second],
      ['empty', throttled(''), 5 * second],
      ['missing', throttled(null), 5 * second],
    ] as const
  ).map(([name, answer, wait]): AnswerCase => ({
    name: `Retry-After: ${name}`,
    answers: [answer, 200],
    waits: [wait],
    end: 'taken',
  })),
  {
    name: 'silence',
    answers: ['silent', 'silent', 'fine'],
    waits: [timedOut(5 * second), timedOut(30 * second)],
    end: 'taken',
    error: 'lost: No answer came within 15 s.',
  },
  {
    name: 'a header that drips',
    answers: ['dripping header', 'fine'],
    waits: [timedOut(5 * second)],
    end: 'taken',
    error: 'lost: No answer came within 15 s.',
  },
  {
    name: 'a header without an end',
    answers: ['endless header', 'fine'],
    waits: [5 * second],
    end: 'taken',
    error: 'lost: UND_ERR_HEADERS_OVERFLOW: Headers Overflow Error',
  },
  ...[301, 302, 303, 307, 308].map((status): AnswerCase => ({
    name: `${status} to elsewhere`,
    answers: [{ status, headers: { location: '/elsewhere' } }],
    waits: refused,
    end: 'dead',
    alert: 'dead_letter',
    error: `answered ${status}`,
  })),
  { name: 'a body that drips', answers: ['dripping body'], waits: [], end: 'taken' },
  { name: 'a body without an end', answers: ['endless body'], waits: [], end: 'taken' },
]
