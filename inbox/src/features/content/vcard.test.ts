import { expect, test } from 'vitest'

import { vcardOf } from './vcard.ts'

test('what has a meaning in a vCard is escaped, and a line break ends no line', () => {
  const card = {
    name: 'Sol; Ana\nEND:VCARD',
    phones: [{ number: '+16505551234', type: 'CELL' }],
    emails: [],
    addresses: [],
    organization: 'Sol, Sons',
    urls: [],
    birthday: null,
  }
  expect(vcardOf(card).split('\r\n')).toEqual([
    'BEGIN:VCARD',
    'VERSION:4.0',
    String.raw`FN:Sol\; Ana\nEND:VCARD`,
    String.raw`ORG:Sol\, Sons`,
    'TEL:+16505551234',
    'END:VCARD',
    '',
  ])
})
