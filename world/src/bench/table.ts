import { aims } from './aims.ts'
import type { BareFigures } from './bare-rounds.ts'
import type { HubFigures } from './hub-rounds.ts'
import type { Result } from './job.ts'
import { markdown, perCent, spreadText, whole } from './markdown.ts'
import type { PipelineFigures } from './pipeline-rounds.ts'
import { median, middle, type Spread } from './spread.ts'
import type { Profile } from './stage.ts'

/** One time everything. */
export interface Round {
  readonly bare: BareFigures
  readonly pipeline: PipelineFigures
  /** The hub with the worker held to one slot. */
  readonly ack: Result
  readonly hub: HubFigures
}

type Rounds = readonly Round[]
type Pick = (round: Round) => number
type PickSpread = (round: Round) => Spread

/** What is compared: the hub's figure with that of each reference that has one. */
interface Compared<P> {
  readonly hub: P
  readonly bare?: P
  readonly pipeline?: P
  readonly aim?: string
}

/** The figures as a markdown table: the hub's median, the references', how they compare, and what is aimed at. */
export function table(rounds: Rounds, profile: Profile): string {
  const head = ['figure', 'hub', 'bare', 'hub ÷ bare', 'pipeline', 'hub ÷ pipeline', 'aim']
  return markdown([
    head,
    ...rates(rounds, profile),
    ...latencies(rounds, profile),
    ...footprint(rounds, profile),
    ...honesty(rounds),
  ])
}

function rates(rounds: Rounds, profile: Profile) {
  const { acknowledged, endToEnd } = aims[profile]
  const line = numberLine(rounds)
  return [
    line('webhooks acknowledged/s, durable, worker at one slot', {
      hub: (r) => r.ack.ackedPerSecond,
      bare: (r) => r.bare.acknowledging.ackedPerSecond,
      pipeline: (r) => r.pipeline.acknowledging.ackedPerSecond,
      aim: acknowledged,
    }),
    line('webhooks acknowledged/s, durable, while working', {
      hub: (r) => r.hub.burst.ackedPerSecond,
      bare: (r) => r.bare.acknowledging.ackedPerSecond,
      pipeline: (r) => r.pipeline.burst.ackedPerSecond,
    }),
    line('end to end, messages/s: webhook in, signed webhook out (bare: forwarded from memory)', {
      hub: (r) => r.hub.burst.arrivedPerSecond,
      bare: (r) => r.bare.burst.arrivedPerSecond,
      pipeline: (r) => r.pipeline.burst.arrivedPerSecond,
      aim: endToEnd,
    }),
    line('… the last webhook out after the last 200, ms', {
      hub: (r) => r.hub.burst.lagMs,
      bare: (r) => r.bare.burst.lagMs,
      pipeline: (r) => r.pipeline.burst.lagMs,
    }),
  ]
}

function latencies(rounds: Rounds, profile: Profile) {
  const line = spreadLine(rounds)
  const { latency, sends, attempts, queries } = aims[profile]
  return [
    line('webhook → 200 at 1,000/s', {
      hub: (r) => r.hub.pace.ack,
      bare: (r) => r.bare.pace.ack,
      pipeline: (r) => r.pipeline.pace.ack,
    }),
    line('webhook → CRM at 1,000/s', {
      hub: (r) => r.hub.pace.arrival,
      bare: (r) => r.bare.pace.arrival,
      pipeline: (r) => r.pipeline.pace.arrival,
      aim: latency,
    }),
    line('… in windows of two seconds', {
      hub: (r) => r.hub.pictures.alone,
      bare: (r) => r.bare.pictures.alone,
    }),
    line('… in the windows between, while 100 pictures of 100 kB a second are fetched', {
      hub: (r) => r.hub.pictures.beside,
      bare: (r) => r.bare.pictures.beside,
    }),
    line('send API → 202 at 200/s, beside as many webhooks', { hub: (r) => r.hub.sends.ack, aim: sends }),
    line('send API → first attempt at the channel', { hub: (r) => r.hub.sends.arrival, aim: attempts }),
    line('status query at 200/s, beside as many webhooks', { hub: (r) => r.hub.queries.ack, aim: queries }),
  ]
}

function footprint(rounds: Rounds, profile: Profile) {
  const { idle, start } = aims[profile]
  const line = numberLine(rounds)
  const started = { bare: (r: Round) => r.bare.startMs, pipeline: (r: Round) => r.pipeline.startMs }
  return [
    line('idle memory of all processes, MB', {
      hub: (r) => r.hub.idleMb,
      bare: (r) => r.bare.idleMb,
      pipeline: (r) => r.pipeline.idleMb,
      aim: idle,
    }),
    line('memory after the load, MB', { hub: (r) => r.hub.busyMb }),
    line('start to ready on a new record, ms', { hub: (r) => r.hub.startColdMs, ...started, aim: start }),
    line('start to ready again, ms', { hub: (r) => r.hub.startWarmMs, ...started }),
    line('longest event-loop delay under full load, ms', { hub: (r) => r.hub.longestDelayMs }),
    line('CPU per message end to end, all processes and databases, µs', {
      hub: (r) => r.hub.burst.cpuMicrosPerMessage,
      bare: (r) => r.bare.burst.cpuMicrosPerMessage,
      pipeline: (r) => r.pipeline.burst.cpuMicrosPerMessage,
    }),
  ]
}

/** What would make the other lines worthless. */
function honesty(rounds: Rounds) {
  const lost = (of: (round: Round) => readonly { readonly refused: number; readonly missing: number }[]) =>
    whole(rounds.flatMap(of).reduce((sum, { refused, missing }) => sum + refused + missing, 0))
  const load = (pick: (round: Round) => Result) => perCent(median(rounds.map((r) => pick(r).generatorLoad)))
  return [
    [
      'refused or missing, all rounds',
      lost(({ ack, hub }) => [ack, hub.burst, hub.pace, hub.pictures, hub.sends, hub.queries]),
      lost(({ bare }) => [bare.acknowledging, bare.burst, bare.pace, bare.pictures]),
      '',
      lost(({ pipeline }) => [pipeline.acknowledging, pipeline.burst, pipeline.pace]),
    ],
    [
      "generator's use of one core while acknowledging",
      load((r) => r.ack),
      load((r) => r.bare.acknowledging),
      '',
      load((r) => r.pipeline.acknowledging),
    ],
    [
      "generator's use of one core end to end",
      load((r) => r.hub.burst),
      load((r) => r.bare.burst),
      '',
      load((r) => r.pipeline.burst),
    ],
  ]
}

function numberLine(rounds: Rounds) {
  const of = (pick: Pick) => median(rounds.map(pick))
  return (figure: string, { hub, bare, pipeline, aim = '' }: Compared<Pick>): readonly string[] => [
    figure,
    whole(of(hub)),
    ...beside(bare && of(bare), of(hub), whole),
    ...beside(pipeline && of(pipeline), of(hub), whole),
    aim,
  ]
}

/** Compared are the medians. */
function spreadLine(rounds: Rounds) {
  const of = (pick: PickSpread) => middle(rounds.map(pick))
  return (figure: string, { hub, bare, pipeline, aim = '' }: Compared<PickSpread>): readonly string[] => {
    const cells = (pick: PickSpread | undefined) =>
      pick ? [spreadText(of(pick)), (of(hub).p50 / of(pick).p50).toFixed(1)] : ['', '']
    const name = `${figure}, ms p50 / p99 / p99.9`
    return [name, spreadText(of(hub)), ...cells(bare), ...cells(pipeline), aim]
  }
}

function beside(reference: number | undefined, own: number, text: (value: number) => string) {
  return reference === undefined ? ['', ''] : [text(reference), (own / reference).toFixed(2)]
}
