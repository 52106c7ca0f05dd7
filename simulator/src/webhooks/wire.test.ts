import { createHmac } from 'node:crypto'

import { expect, test } from 'vitest'

import { wireBytes, wireHeaders } from './wire.ts'

test.each([
  ['ä', String.raw`"\u00e4"`],
  ['😀', String.raw`"\ud83d\ude00"`],
  ['a/b', String.raw`"a\/b"`],
  ['\u007f\u00ff', String.raw`"\u007f\u00ff"`],
  ['"\n', String.raw`"\"\n"`],
])('%j goes out as %s', (text, wire) => {
  const bytes = wireBytes({ text })
  expect(bytes.toString('latin1')).toBe(`{"text":${wire}}`)
  expect(JSON.parse(bytes.toString())).toEqual({ text })
})

test('the signature is made over the escaped bytes, so printing the body again breaks it', () => {
  const bytes = wireBytes({ url: 'https://x', text: 'Grüße' })
  const sign = (body: string | Buffer) => createHmac('sha256', 's3cret').update(body).digest('hex')
  const { 'x-hub-signature-256': signature } = wireHeaders(bytes, 's3cret')
  expect(signature).toBe(`sha256=${sign(bytes)}`)
  expect(signature).not.toBe(`sha256=${sign(JSON.stringify(JSON.parse(bytes.toString())))}`)
})
