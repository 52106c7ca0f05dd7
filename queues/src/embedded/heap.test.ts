import fc from 'fast-check'
import { expect, it } from 'vitest'

import { heap } from './heap.ts'

it('gives back in order whatever was added in any order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.array(fc.integer()), (early, late) => {
      const order = heap<number>((a, b) => a < b)
      for (const each of early) order.add(each)
      const first = order.take()
      for (const each of late) order.add(each)
      const taken: (number | undefined)[] = []
      while (order.first() !== undefined) taken.push(order.take())
      const smallest = early.toSorted((a, b) => a - b)
      expect(first).toBe(smallest[0])
      expect(taken).toEqual([...smallest.slice(1), ...late].toSorted((a, b) => a - b))
    }),
  )
})
