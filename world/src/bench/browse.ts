import { allLooks, explore, looks, type Known, type Look } from './looks.ts'
import { readers, type Reader } from './reader.ts'
import { spread, type Spread } from './spread.ts'

/** A hub to look at, with the cookie of somebody who may. */
export interface Site {
  readonly port: number
  readonly cookie: string
}

/** What a look takes: ms until it is there, and ms of CPU of all processes and databases; on a hub that does nothing else. */
export interface Taken {
  readonly times: Spread
  readonly cpuMs: number
}

export type Pages = ReadonlyMap<Look, Taken>

const rounds = 50
/** So many look at the same time. */
const together = 4
/** Of which each has so many keys, for a key may search 120 times a minute. */
const keysEach = 4

/** Looks at each hub as agents do, in turns, so that whatever else the machine does is there for all of them. */
export async function browse(sites: readonly Site[], usedMs: () => number): Promise<readonly Pages[]> {
  const places = await Promise.all(
    sites.map(async ({ port, cookie }) => {
      const all = await readers(port, cookie, together * keysEach)
      const [first] = all
      if (!first) throw new TypeError('Nobody looks.')
      return { readers: all, known: await explore(first), taken: new Map<Look, Samples>() }
    }),
  )
  for (let round = -warmUp; round < rounds; round += 1)
    for (const place of places)
      for (const look of allLooks) await lookAt(place, look, round + warmUp, round < 0 ? null : usedMs)
  return places.map(({ taken }) => new Map([...taken].map(([look, samples]) => [look, sum(samples)])))
}

/** The first rounds load what the processes have not needed so far. */
const warmUp = 3

interface Samples {
  readonly times: number[]
  cpuMs: number
}

interface Place {
  readonly readers: readonly Reader[]
  readonly known: Known
  readonly taken: Map<Look, Samples>
}

async function lookAt(
  { readers: all, known, taken }: Place,
  look: Look,
  round: number,
  usedMs: (() => number) | null,
): Promise<void> {
  const samples: Samples = taken.get(look) ?? { times: [], cpuMs: 0 }
  const before = usedMs?.() ?? 0
  const tell = (ms: number) => void (usedMs && samples.times.push(ms))
  const first = (round % keysEach) * together
  const those = all.slice(first, first + together)
  await Promise.all(those.map((read, at) => read(looks[look](known, round * together + at), tell)))
  samples.cpuMs += (usedMs?.() ?? 0) - before
  taken.set(look, samples)
}

function sum({ times, cpuMs }: Samples): Taken {
  return { times: spread(times), cpuMs: cpuMs / times.length }
}
