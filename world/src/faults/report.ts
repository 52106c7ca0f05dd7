import { check } from '../checker.ts'
import type { FarSide } from './far-side.ts'
import { fates } from './fates.ts'

export interface Line {
  readonly figure: string
  readonly value: string | number
  readonly wrong: boolean
}

export interface Report {
  readonly lines: readonly Line[]
  readonly right: boolean
  /** What is wrong, in words. */
  readonly details: readonly string[]
}

/** What is expected of a run, and found out, beside what always is. */
export interface Besides {
  /** How many messages of customers are to be given up on. */
  readonly givenUp?: number
  /** How many of them are to be answered; all, unless it is said. */
  readonly answers?: number
  readonly lines?: readonly Line[]
}

/** Judges a run that has come to rest. `messages` is how many the customers were to write. */
export function reportOn(
  { simulator, sink }: FarSide,
  messages: number,
  atRest: boolean,
  { givenUp = 0, answers = messages, lines: others = [] }: Besides = {},
): Report {
  const { ledger, control } = simulator
  const [written, accepted] = [ledger.written().items, ledger.accepted().items]
  const taken = sink.record.all.filter(({ status }) => status === 200)
  const refused = sink.record.all.filter(({ status }) => status === 401).length
  const verdict = check({ written, accepted, taken }, { idle: true, uniqueTexts: false })
  const fate = fates(accepted, taken)
  const { all, settled, left } = fate.unknown
  const { posts, redeliveries, duplicates } = control.counters()
  const lines = [
    must('written by customers', written.length, messages),
    must('acknowledged', verdict.received, messages),
    must('stored and told to the CRM', verdict.stored, messages - givenUp),
    must('answers queued', fate.queued, answers),
    tell('answers accepted by Meta', verdict.answered),
    tell('delivered to phones', verdict.delivered),
    tell('answers failed (refused again and again)', fate.failed),
    tell('answers of unknown fate', `${all}: ${settled} settled, ${left} left for a person`),
    must('lost', verdict.lost - givenUp, 0),
    must('duplicated', verdict.duplicated, 0),
    must('out of order', verdict.outOfOrder, 0),
    must('sends accepted twice', fate.sentTwice.length, 0),
    must('statuses wrong', fate.wrong.length, 0),
    must('webhooks to the CRM that it could not verify', refused, 0),
    must('still under way', atRest ? 0 : 'yes', 0),
    tell('POSTs by Meta (again after failure, repeated)', `${posts} (${redeliveries}, ${duplicates})`),
    tell('webhooks taken by the CRM', taken.length),
    ...others,
  ]
  return {
    lines,
    right: lines.every(({ wrong }) => !wrong),
    details: [...verdict.details, ...fate.sentTwice, ...fate.wrong],
  }
}

export function must(figure: string, value: string | number, expected: string | number): Line {
  return { figure, value, wrong: value !== expected }
}

export function tell(figure: string, value: string | number): Line {
  return { figure, value, wrong: false }
}
