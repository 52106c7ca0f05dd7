import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { runsOf } from './styles.ts'

/** As `[bold italic]text`, plain text as it is, addresses in angle brackets. */
const shown = (text: string) =>
  runsOf(text)
    .map(({ text: run, url, styles }) => {
      const said = url === null ? run : `<${run}>`
      return styles.length === 0 ? said : `[${styles.join(' ')}]${said}`
    })
    .join('|')

test.each([
  ['Hello *there* you', 'Hello |[bold]there| you'],
  ['_so_ ~not~ `this`', '[italic]so| |[strike]not| |[mono]this'],
  ['*bold _and italic_ too*', '[bold]bold |[bold italic]and italic|[bold] too'],
  ['```let *x* = 1\nlet y```', '[mono]let *x* = 1\nlet y'],
  ['*two words*, and (*one*)!', '[bold]two words|, and (|[bold]one|)!'],
  ['snake_case_name and 2*3*4', 'snake_case_name and 2*3*4'],
  ['* a list\n* of two', '* a list\n* of two'],
  ['*open and\nclosed* below', '*open and\nclosed* below'],
  ['** and __ and ~~', '** and __ and ~~'],
  ['https://a.example/_b_/*c* is *it*', '<https://a.example/_b_/*c*>| is |[bold]it'],
  ['*https://a.example/b*', '[bold]<https://a.example/b>'],
  ['<b>*no* HTML</b>', '<b>|[bold]no| HTML</b>'],
  ['*żółć*', '[bold]żółć'],
])('%s', (text, expected) => expect(shown(text)).toBe(expected))

test('nothing but marks is taken away', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[ab*_~`\n ]{0,40}$/), (text) => {
      const letters = (one: string) => one.replaceAll(/[*_~`]/g, '')
      expect(
        letters(
          runsOf(text)
            .map((run) => run.text)
            .join(''),
        ),
      ).toBe(letters(text))
    }),
  )
})

test('a long text of marks that nobody closes is read all the same', () => {
  const text = '*a _b ~c `d '.repeat(6_000)
  expect(runsOf(`${'*_~'.repeat(20_000)}a${'~_*'.repeat(20_000)}`).length).toBeGreaterThan(0)
  expect(
    runsOf(text)
      .map((run) => run.text)
      .join(''),
  ).toBe(text)
})
