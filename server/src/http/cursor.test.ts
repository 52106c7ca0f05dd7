import { expect, test } from 'vitest'

import { readCursor, writeCursor } from './cursor.ts'

test('a cursor comes back as it was written', () => {
  const position = { acc_01h455vb4pex5vsknk084sn02q: 12 } as const
  expect(readCursor(writeCursor(position))).toEqual(position)
})

test('`start` is before every event', () => {
  expect(readCursor('start')).toEqual({})
})

test.each([
  '',
  'nonsense',
  Buffer.from('[1]').toString('base64url'),
  Buffer.from('{"acc_x":1}').toString('base64url'),
  Buffer.from('{"acc_01h455vb4pex5vsknk084sn02q":-1}').toString('base64url'),
])('"%s" is refused', (text) => {
  expect(() => readCursor(text)).toThrow('not a cursor')
})
