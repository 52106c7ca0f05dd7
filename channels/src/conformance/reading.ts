import type { ChannelEvent } from '@parley/core/domain/channel-event.ts'
import type { Channel, Parsed } from '@parley/core/ports/channel.ts'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { record } from '../kit/json.ts'
import { disturb, join, plant, shatter } from './bodies.ts'
import type { Evidence } from './evidence.ts'
import { anything, deep } from './odd-values.ts'

export function keepsReadingPromises(channel: Channel, { samples, lists }: Evidence): void {
  const [outermost] = lists
  const bodies = samples
    .map((sample) => sample.body)
    .filter((body) => Array.isArray(record(body)?.[outermost]))
  const whole = join(bodies, outermost)
  const events = multiset(channel.parse(whole))

  describe('reading', () => {
    test.each(samples)('$name', ({ body, events: expected, rest = [] }) => {
      const parsed = channel.parse(body)
      expect(parsed.events).toEqual(expected)
      expect(parsed.rest.map(({ reason, detail }) => ({ reason, detail }))).toEqual(rest)
    })

    test('however a batch is cut, the same events come out', () => {
      fc.assert(
        fc.property(fc.subarray([...lists]), fc.infiniteStream(fc.nat(4)), (cuts, sizes) => {
          const pieces = regroup(shatter(whole, new Set(cuts)), sizes, outermost)
          expect(pieces.flatMap((piece) => multiset(channel.parse(piece))).toSorted()).toEqual(events)
        }),
        { numRuns: 50 },
      )
    })

    test('what is kept aside is a body of its own that comes to the same, and to no event', () => {
      const { rest } = channel.parse(whole)
      expect(rest.length).toBeGreaterThan(0)
      for (const one of rest) expect(channel.parse(JSON.parse(one.raw))).toEqual({ events: [], rest: [one] })
    })

    test('events come in the order of their time', () => {
      const times = channel.parse(whole).events.map((event) => event.at)
      expect(times).toEqual(times.toSorted((a, b) => a - b))
    })

    test('a broken item takes none of its neighbours along', () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...lists),
          broken,
          fc.double({ min: 0, max: 0.999, noNaN: true }),
          (list, junk, where) => {
            const parsed = channel.parse(plant(whole, list, junk, where))
            expect(multiset(parsed)).toEqual(events)
            expect(parsed.rest.length).toBeGreaterThan(channel.parse(whole).rest.length)
          },
        ),
      )
    })

    test('whatever JSON comes, nothing throws and what comes out is sound', () => {
      fc.assert(fc.property(anything, (body) => expectSound(channel.parse(body))))
    })

    test('whatever stands in the place of any value, nothing throws and what comes out is sound', () => {
      fc.assert(
        fc.property(fc.constantFrom(...bodies), fc.nat(120), anything, (body, steps, something) =>
          expectSound(channel.parse(disturb(body, steps, something))),
        ),
        { numRuns: 1000 },
      )
    })

    test('what is nested too deeply for the stack is kept all the same', () => {
      for (const steps of [0, 1, 2, 3, 5, 8, 13]) {
        expectSound(channel.parse(disturb(bodies[0], steps, deep(20_000))))
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

function multiset({ events }: Parsed): readonly string[] {
  return events.map((event) => JSON.stringify(event)).toSorted()
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

function expectSound({ events, rest }: Parsed): void {
  for (const event of events) {
    expect(event.accountKey).toMatch(id)
    expect(event.externalId).toMatch(id)
    expect(Number.isSafeInteger(event.at) && event.at > 0).toBe(true)
    for (const identity of identitiesOf(event) ?? []) expect(identity).toMatch(/^[a-z]+:[\x21-\x7e]+$/)
    expect(identitiesOf(event)?.length).not.toBe(0)
    expect(JSON.parse(JSON.stringify(event))).toEqual(event)
  }
  for (const { detail, raw } of rest) {
    expect(detail).toMatch(/\.$/)
    expect(() => JSON.parse(raw)).not.toThrow()
  }
}

const id = /^[\x21-\x7e]{1,512}$/

function identitiesOf(event: ChannelEvent): readonly string[] | undefined {
  if (event.kind === 'message') return event.from.identities
  return event.kind === 'echo' ? event.to.identities : undefined
}
