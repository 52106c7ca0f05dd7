import fc from 'fast-check'
import { expect, test } from 'vitest'

import { streamParser } from './parse-stream.ts'

const stream =
  ': hello\n\nevent: hub\nid: 7\ndata: {"a":1}\n\n:\n\nevent: ready\r\ndata: {}\r\n\r\ndata: one\ndata:two\n\n'

const parts = [
  { event: 'hub', data: '{"a":1}', id: '7' },
  { event: 'ready', data: '{}', id: null },
  { event: 'message', data: 'one\ntwo', id: null },
]

test('a stream is read the same however it is cut', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(stream.length)), (cuts) => {
      const parse = streamParser()
      const edges = [0, ...cuts.toSorted((a, b) => a - b), stream.length]
      const read = edges.slice(1).flatMap((edge, index) => parse(stream.slice(edges[index], edge)))
      expect(read).toEqual(parts)
    }),
  )
})

test('an event that is not complete waits for its rest', () => {
  const parse = streamParser()
  expect(parse('event: hub\ndata: {"a"')).toEqual([])
  expect(parse(':1}\n\n')).toEqual([{ event: 'hub', data: '{"a":1}', id: null }])
})
