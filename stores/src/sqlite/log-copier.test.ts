import { readFileSync } from 'node:fs'

import { put } from '@parley/core/domain/change.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'

import { commitOf, customer } from '../conformance/given.ts'
import { scratch } from './scratch.ts'

let place: Awaited<ReturnType<typeof scratch>>
beforeEach(async () => {
  place = await scratch({ now: 0 })
})
afterEach(() => place.end())

/** Customers of 4 kB each: every one of them takes a page. */
async function write(from: number, count: number): Promise<void> {
  const store = place.stores.of('ten_1')
  const numbers = Array.from({ length: count }, (_, at) => from + at)
  const verdicts = await Promise.all(
    numbers.map((n) =>
      store.commit(commitOf([put('customer', customer({ id: `cus_${n}`, name: 'x'.repeat(4000) }))])),
    ),
  )
  expect(verdicts.every(({ kind }) => kind === 'done')).toBe(true)
}

/** How often the log was begun anew (SQLite, "WAL File Format": the checkpoint sequence number). */
function beginnings(): number {
  return readFileSync(`${place.path}-wal`).readUInt32BE(12)
}

it('the log is copied while commits go on, and begun anew', async () => {
  expect(beginnings()).toBe(0)
  await write(0, 2_500)
  let next = 2_500
  await expect.poll(() => write(next++, 1).then(beginnings), { timeout: 60_000 }).toBeGreaterThan(0)
  expect(await place.stores.of('ten_1').customer('cus_0')).toMatchObject({ name: 'x'.repeat(4000) })
}, 90_000)
