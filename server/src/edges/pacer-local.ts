import { admit, callEnded, freshPace, turnOf, type Pace } from '@parley/core/domain/pace.ts'
import type { Destination, Pacer } from '@parley/core/ports/pacer.ts'

interface Place {
  pace: Pace
  /** Calls that wait for one under way to end. */
  readonly waiting: (() => void)[]
  /** When a call last ended, and how long it was between two such ends while others waited, on the average. */
  endedAt: number
  gapMs: number
}

/** A call waits in line if its turn is to come within this time and the line has moved within the other. */
const patientMs = 500
const silentMs = 200
/** How long a call is put back when too many wait for its destination already; spread, so that they do not all return at once. */
const crowdedMs = 1_000
/** Destinations that are kept in mind; beyond that, those that are idle are forgotten. */
const mostPlaces = 100_000

export interface LocalPacer extends Pacer {
  /** Until when nothing goes to it, because it asked for that or keeps failing; a time that has passed if all is well. */
  closedUntil(destination: Destination): number
}

/** The paces of all destinations, in the memory of this process. */
export function localPacer(now: () => number, random: () => number): LocalPacer {
  const places = new Map<string, Place>()

  const placeOf = ({ key, policy }: Destination): Place => {
    const known = places.get(key)
    if (known) return known
    if (places.size >= mostPlaces) forgetIdle(places)
    const fresh: Place = { pace: freshPace(policy), waiting: [], endedAt: -Infinity, gapMs: 0 }
    places.set(key, fresh)
    return fresh
  }

  return {
    async admit(destinations) {
      const each = destinations.map((one) => ({ place: placeOf(one), policy: one.policy }))
      for (;;) {
        const asked = each.map(({ place, policy }) => ({ place, answer: admit(place.pace, policy, now()) }))
        const waiting = asked.find(({ answer }) => answer.kind === 'wait')
        const full = asked.find(({ answer }) => answer.kind === 'full')
        if (waiting?.answer.kind === 'wait') {
          waiting.place.pace = waiting.answer.pace
          return { kind: 'wait', untilAt: waiting.answer.untilAt }
        }
        if (!full) {
          for (const { place, answer } of asked) if (answer.kind === 'go') place.pace = answer.pace
          return { kind: 'go' }
        }
        if (isCrowded(full.place, now())) {
          return { kind: 'wait', untilAt: now() + Math.ceil(crowdedMs * (1 + random())) }
        }
        await new Promise<void>((resolve) => full.place.waiting.push(resolve))
      }
    },
    ended(destination, end) {
      const place = placeOf(destination)
      noteEnd(place, now())
      const before = place.pace
      place.pace = callEnded(before, destination.policy, end, now())
      // More may go at once than before, or nothing any more: whoever waits looks again.
      const free =
        place.pace.openUntil > now() ? place.waiting.length : place.pace.allowed - place.pace.inFlight
      for (const wake of place.waiting.splice(0, Math.max(0, free))) wake()
      return turnOf(before, place.pace)
    },
    closedUntil(destination) {
      const { openUntil, heldUntil } = placeOf(destination).pace
      return Math.max(openUntil, heldUntil)
    },
  }
}

/** A quick destination may have a long line; in that of a slow one calls would only keep others from being made. */
function isCrowded({ pace, waiting, endedAt, gapMs }: Place, now: number): boolean {
  if (waiting.length < pace.allowed) return false
  return now - endedAt > silentMs || waiting.length * gapMs > patientMs
}

function noteEnd(place: Place, now: number): void {
  const isMoving = place.waiting.length > 0 && place.endedAt > -Infinity
  if (isMoving) place.gapMs += (now - place.endedAt - place.gapMs) / 16
  place.endedAt = now
}

function forgetIdle(places: Map<string, Place>): void {
  for (const [key, { pace, waiting }] of places) {
    if (pace.inFlight === 0 && pace.openUntil === 0 && waiting.length === 0) places.delete(key)
  }
}
