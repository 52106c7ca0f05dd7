import type { Channel, Parsed } from '@parley/core/ports/channel.ts'

import { record, type Fields } from '../kit/json.ts'
import { cameAt, type Sample } from '../kit/sample.ts'
import { chanceOf, type Chance } from './chance.ts'
import { copied, mutated } from './harm.ts'
import { flawsOf } from './sound.ts'

/** A channel, what it is sent, and the names of the lists whose items stand for themselves. */
export interface Subject {
  readonly channel: Pick<Channel, 'name' | 'parse'>
  readonly samples: readonly Sample[]
  readonly lists: readonly string[]
}

/** The body of one case: the same for the same number. What `beside` says must come out of it. */
export function caseOf(
  { samples, lists }: Omit<Subject, 'channel'>,
  number: number,
): { body: unknown; beside: unknown } {
  const chance = chanceOf(number)
  const sample = samples[chance.below(samples.length)]
  if (!sample || chance.fraction() < 0.4) return { body: mutated(sample?.body, chance), beside: null }
  const body = copied(sample.body)
  return { body, beside: plantBeside(body, lists, chance) ? sample.body : null }
}

/** What is wrong with how a channel reads a body; nothing, if it keeps its promises. */
export function flawsIn(
  { channel }: Subject,
  { body, beside }: ReturnType<typeof caseOf>,
): readonly string[] {
  const parsed = read(channel, body)
  if (typeof parsed === 'string') return [parsed]
  const flaws = flawsOf(parsed)
  if (beside === null) return flaws
  const said = new Set(parsed.events.map((event) => JSON.stringify(event)))
  const kept = channel.parse(copied(beside), cameAt).events.map((event) => JSON.stringify(event))
  return [
    ...flaws,
    ...kept.filter((event) => !said.has(event)).map((event) => `A neighbour is lost: ${event}`),
  ]
}

function read(channel: Subject['channel'], body: unknown): Parsed | string {
  try {
    return channel.parse(body, cameAt)
  } catch (error) {
    return `It throws: ${String(error)}`
  }
}

/** Puts a harmed copy of an item beside it, in one of the lists of a body; false if there is none. */
function plantBeside(body: unknown, lists: readonly string[], chance: Chance): boolean {
  const found = listsIn(body, lists)
  const list = found[chance.below(found.length)]
  if (!list) return false
  const copy = mutated(list[chance.below(list.length)], chance)
  list.splice(chance.below(list.length + 1), 0, copy)
  return true
}

function listsIn(value: unknown, names: readonly string[]): readonly unknown[][] {
  const fields: Fields = record(value) ?? {}
  return Object.entries(fields).flatMap(([name, inner]) => {
    if (!Array.isArray(inner)) return listsIn(inner, names)
    const items: unknown[] = inner
    const deeper = items.flatMap((item) => listsIn(item, names))
    return names.includes(name) ? [items, ...deeper] : deeper
  })
}
