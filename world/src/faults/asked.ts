import { parseArgs } from 'node:util'

import { catalogue } from './catalogue.ts'
import { sizes, type Fault, type Size } from './fault.ts'
import { profiles, type ProfileName } from './stage.ts'

/** One fault on one stage, brought about once with each seed. */
export interface Run {
  readonly fault: Fault
  readonly profile: ProfileName
  readonly seeds: readonly number[]
  readonly size: Size
}

export interface Asked {
  readonly runs: readonly Run[]
  /** How many of them side by side. */
  readonly jobs: number
  readonly table: boolean
}

const options = {
  test: { type: 'string', default: 'T01' },
  profile: { type: 'string', default: 'embedded' },
  seeds: { type: 'string', default: '1' },
  seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  jobs: { type: 'string', default: '1' },
  'per-stage': { type: 'string', default: '1' },
  size: { type: 'string', default: 'long' },
  messages: { type: 'string' },
  conversations: { type: 'string' },
  'per-second': { type: 'string' },
  kills: { type: 'string' },
  weather: { type: 'string' },
  table: { type: 'boolean', default: false },
} as const

/** What the command line asks for; throws for what there is not. */
export function asked(args: readonly string[]): Asked {
  const { values } = parseArgs({ options, args: [...args] })
  const base = sizes[named(values.size, ['short', 'long'] as const)]
  const size: Size = {
    messages: Number(values.messages ?? base.messages),
    conversations: Number(values.conversations ?? base.conversations),
    perSecond: Number(values['per-second'] ?? base.perSecond),
    times: Number(values.kills ?? base.times),
    weather: named(values.weather ?? base.weather, ['rough', 'worst'] as const),
  }
  const ids = [...catalogue.keys()]
  const faults = (values.test === 'all' ? ids : values.test.split(',').map((id) => named(id, ids))).flatMap(
    (id) => catalogue.get(id) ?? [],
  )
  const where = values.profile.split(',').map((name) => named(name, profiles))
  const seeds = Array.from({ length: Number(values.seeds) }, (_, at) => Number(values.seed) + at)
  const stagesOf = ({ spendsStage }: Fault) => inParts(seeds, spendsStage ? 1 : Number(values['per-stage']))
  const runs = faults.flatMap((fault) =>
    where
      .filter((profile) => fault.profiles.includes(profile))
      .flatMap((profile) => stagesOf(fault).map((seeds) => ({ fault, profile, seeds, size }))),
  )
  return { runs, jobs: Number(values.jobs), table: values.table }
}

/** How the command is called for one run alone. */
export function argsOf({ fault, profile, seeds, size }: Run): readonly string[] {
  const { messages, conversations, perSecond, times, weather } = size
  const told = { messages, conversations, 'per-second': perSecond, kills: times, weather }
  const which = { seed: seeds[0], seeds: seeds.length, 'per-stage': seeds.length }
  const given = { test: fault.id, profile, ...which, ...told }
  return Object.entries(given).flatMap(([name, value]) => [`--${name}`, String(value)])
}

function named<T extends string>(name: string, all: readonly T[]): T {
  const found = all.find((one) => one === name)
  if (found === undefined) throw new Error(`There is no ${name}; there are ${all.join(', ')}.`)
  return found
}

function inParts<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return all.length === 0 ? [] : [all.slice(0, size), ...inParts(all.slice(size), size)]
}
