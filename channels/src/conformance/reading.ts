import type { Channel, Parsed } from '@parley/core/ports/channel.ts'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { deep } from '../kit/deep.ts'
import { record } from '../kit/json.ts'
import { cameAt } from '../kit/sample.ts'
import { disturb, join, plant, shatter } from './bodies.ts'
import type { Evidence } from './evidence.ts'
import { anything } from './odd-values.ts'
import { flawsOf } from './sound.ts'

export function keepsReadingPromises(channel: Channel, { samples, lists }: Evidence): void {
  const parse = (body: unknown): Parsed => channel.parse(body, cameAt)
  const [outermost] = lists
  const bodies = samples
    .map((sample) => sample.body)
    .filter((body) => Array.isArray(record(body)?.[outermost]))
  const whole = join(bodies, outermost)
  const { rest } = parse(whole)
  const events = all(parse(whole))

  describe('reading', () => {
    test.each(samples)('$name', ({ body, events: expected, rest = [] }) => {
      const parsed = parse(body)
      expect(parsed.events).toStrictEqual(expected)
      expectSound(parsed)
      expect(parsed.rest.map(({ reason, detail }) => ({ reason, detail }))).toEqual(rest)
    })

    test('however a batch is cut, the same events come out', () => {
      fc.assert(
        fc.property(fc.subarray([...lists]), fc.infiniteStream(fc.nat(4)), (cuts, sizes) => {
          const pieces = regroup(shatter(whole, new Set(cuts)), sizes, outermost)
          expect([...new Set(pieces.flatMap((piece) => all(parse(piece))))].toSorted()).toEqual(events)
        }),
        { numRuns: 50 },
      )
    })

    test('what is kept aside is a body of its own that comes to the same, and to no event', () => {
      const kept = samples.flatMap(({ body }) => parse(body).rest)
      expect(kept.length).toBeGreaterThan(0)
      for (const one of kept) expect(parse(JSON.parse(one.raw))).toEqual({ events: [], rest: [one] })
    })

    test('more than can be kept piece by piece is kept as it came', () => {
      const junk = join([whole, { [outermost]: Array.from({ length: 100_000 }, () => 0) }], outermost)
      const parsed = parse(junk)
      expect(all(parsed)).toEqual(events)
      expect(parsed.rest.map(({ reason, raw }) => ({ reason, raw }))).toEqual([
        { reason: 'malformed', raw: JSON.stringify(junk) },
      ])
    })

    test('the same body says the same again', () => {
      expect(parse(structuredClone(whole))).toEqual(parse(whole))
    })

    test('events come in the order of their time', () => {
      const times = parse(whole).events.map((event) => event.at)
      expect(times).toEqual(times.toSorted((a, b) => a - b))
    })

    test('a broken item takes none of its neighbours along', () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...lists),
          broken,
          fc.double({ min: 0, max: 0.999, noNaN: true }),
          (list, junk, where) => {
            const parsed = parse(plant(whole, list, junk, where))
            expect(all(parsed)).toEqual(events)
            expect(parsed.rest).not.toEqual(rest)
          },
        ),
      )
    })

    test('whatever JSON comes, nothing throws and what comes out is sound', () => {
      fc.assert(fc.property(anything, (body) => expectSound(parse(body))))
    })

    test('whatever stands in the place of any value, nothing throws and what comes out is sound', () => {
      fc.assert(
        fc.property(fc.constantFrom(...bodies), fc.nat(120), anything, (body, steps, something) =>
          expectSound(parse(disturb(body, steps, something))),
        ),
        { numRuns: 1000 },
      )
    })

    test('what is nested too deeply for the stack is kept all the same', () => {
      for (const steps of [0, 1, 2, 3, 5, 8, 13]) {
        expectSound(parse(disturb(bodies[0], steps, deep(20_000))))
      }
    })
  })
}

const broken = fc.constantFrom<unknown>(
  null,
  42,
  'text',
  true,
  [],
  [[]],
  {},
  { id: {} },
  { value: [] },
  { changes: 1 },
)

/** Each event once: the same one again changes nothing. */
function all({ events }: Parsed): readonly string[] {
  return [...new Set(events.map((event) => JSON.stringify(event)))].toSorted()
}

/** Bodies put together again, one to five at a time. */
function regroup(bodies: readonly unknown[], sizes: Iterator<number>, list: string): readonly unknown[] {
  const groups: unknown[] = []
  for (let start = 0; start < bodies.length;) {
    const size = 1 + Number(sizes.next().value)
    groups.push(join(bodies.slice(start, start + size), list))
    start += size
  }
  return groups
}

function expectSound(parsed: Parsed): void {
  expect(flawsOf(parsed)).toEqual([])
}
