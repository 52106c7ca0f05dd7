import type { BareFigures } from './bare-rounds.ts'
import type { HubFigures } from './hub-rounds.ts'
import type { Result } from './job.ts'
import { median, middle, type Spread } from './spread.ts'

/** One time everything. */
export interface Round {
  readonly bare: BareFigures
  /** The hub with the worker held to one slot. */
  readonly ack: Result
  readonly hub: HubFigures
}

/** The figures as a markdown table: the hub's median, the reference's, and how they compare. */
export function table(rounds: readonly Round[]): string {
  const lines = [...rates(rounds), ...latencies(rounds), ...footprint(rounds), ...honesty(rounds)]
  const rows = lines.map((line) => `| ${line.join(' | ')} |`)
  return ['| figure | hub | bare reference | hub ÷ reference |', '|---|---|---|---|', ...rows].join('\n')
}

type Line = readonly [figure: string, hub: string, reference: string, ratio: string]
type Rounds = readonly Round[]

function rates(rounds: Rounds): Line[] {
  const of = (pick: (round: Round) => number) => median(rounds.map(pick))
  return [
    ratio(
      'webhooks acknowledged/s, durable, worker at one slot',
      of((r) => r.ack.ackedPerSecond),
      of((r) => r.bare.acknowledging.ackedPerSecond),
    ),
    ratio(
      'webhooks acknowledged/s, durable, while working',
      of((r) => r.hub.burst.ackedPerSecond),
      of((r) => r.bare.acknowledging.ackedPerSecond),
    ),
    ratio(
      'end to end, messages/s (reference: forwarded from memory)',
      of((r) => r.hub.burst.arrivedPerSecond),
      of((r) => r.bare.burst.arrivedPerSecond),
    ),
  ]
}

function latencies(rounds: Rounds): Line[] {
  const of = (pick: (round: Round) => Spread) => spreadText(middle(rounds.map(pick)))
  return [
    [
      'webhook → 200 at 1,000/s, ms p50 / p99 / p99.9',
      of((r) => r.hub.pace.ack),
      of((r) => r.bare.pace.ack),
      '',
    ],
    [
      'webhook → CRM at 1,000/s, ms p50 / p99 / p99.9',
      of((r) => r.hub.pace.arrival),
      of((r) => r.bare.pace.arrival),
      '',
    ],
    [
      '… while 100 pictures of 100 kB a second are fetched: webhook → 200',
      of((r) => r.hub.pictures.ack),
      '',
      '',
    ],
    [
      '… while 100 pictures of 100 kB a second are fetched: webhook → CRM',
      of((r) => r.hub.pictures.arrival),
      '',
      '',
    ],
    [
      'send API → 202 at 200/s, beside as many webhooks, ms p50 / p99 / p99.9',
      of((r) => r.hub.sends.ack),
      '',
      '',
    ],
    ['send API → first attempt at Meta, ms p50 / p99 / p99.9', of((r) => r.hub.sends.arrival), '', ''],
    ['status query at 200/s, ms p50 / p99 / p99.9', of((r) => r.hub.queries.ack), '', ''],
  ]
}

function footprint(rounds: Rounds): Line[] {
  const of = (pick: (round: Round) => number) => median(rounds.map(pick))
  return [
    ratio(
      'idle memory, MB',
      of((r) => r.hub.idleMb),
      of((r) => r.bare.idleMb),
    ),
    ['memory after the load, MB', whole(of((r) => r.hub.busyMb)), '', ''],
    ratio(
      'start to ready on a new record, ms',
      of((r) => r.hub.startColdMs),
      of((r) => r.bare.startMs),
    ),
    ratio(
      'start to ready again, ms',
      of((r) => r.hub.startWarmMs),
      of((r) => r.bare.startMs),
    ),
    ['longest event-loop delay under full load, ms', whole(of((r) => r.hub.longestDelayMs)), '', ''],
    ['CPU per message end to end, all threads, µs', whole(of((r) => r.hub.cpuMicrosPerMessage)), '', ''],
  ]
}

/** What would make the other lines worthless. */
function honesty(rounds: Rounds): Line[] {
  const ofHub = rounds.flatMap(({ ack, hub }) => [
    ack,
    hub.burst,
    hub.pace,
    hub.pictures,
    hub.sends,
    hub.queries,
  ])
  const ofBare = rounds.flatMap(({ bare }) => [bare.acknowledging, bare.burst, bare.pace])
  const sum = (results: readonly Result[]) =>
    whole(results.reduce((total, { refused, missing }) => total + refused + missing, 0))
  const load = (pick: (round: Round) => Result) =>
    `${whole(100 * median(rounds.map((r) => pick(r).generatorLoad)))} %`
  return [
    ['refused or missing, all rounds', sum(ofHub), sum(ofBare), ''],
    [
      "generator's use of one core while acknowledging",
      load((r) => r.ack),
      load((r) => r.bare.acknowledging),
      '',
    ],
    ["generator's use of one core end to end", load((r) => r.hub.burst), load((r) => r.bare.burst), ''],
  ]
}

function ratio(figure: string, hub: number, reference: number): Line {
  return [figure, whole(hub), whole(reference), (hub / reference).toFixed(2)]
}

function spreadText({ p50, p99, p999 }: Spread): string {
  return [p50, p99, p999].map((value) => value.toFixed(1)).join(' / ')
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en')
}
