import { describe, expect, test } from 'vitest'

import type { Content } from '../content.ts'
import { customer } from '../fixtures/given.ts'
import { customerPhrases, isCustomer } from './customer-words.ts'
import { fold } from './fold.ts'
import { found, snippet, type Piece } from './found.ts'
import { phrasesOf } from './phrases.ts'
import { said } from './said.ts'
import { wordsOf } from './words.ts'

const shown = (pieces: readonly Piece[] | null) =>
  pieces?.map(({ text, match }) => (match ? `[${text}]` : text)).join('') ?? null
const search = (query: string, text: string) => shown(found(text, phrasesOf(query)))

test.each([
  ['CRÈME', 'creme'],
  ['Straße', 'strasse'],
  ['Łódź', 'lodz'],
  ['Ærø', 'aero'],
  ['ΟΔΟΣ', 'οδοσ'],
  ['ёлка', 'елка'],
  ['أَهْلًا', 'اهلا'],
  ['ｆｕｌｌ', 'full'],
  ['한국어', '한국어'],
  ['がく', 'がく'],
  ['हिन्दी', 'हिन्दी'],
])('%s is compared as %s', (word, folded) => {
  expect(fold(word)).toBe(folded)
})

test.each([
  ['creme', 'Une crème brûlée', 'Une [crème] brûlée'],
  ['brul crem', 'Une crème brûlée', 'Une [crème] [brûlée]'],
  ['ord', 'Order 7: where is my order?', '[Order] 7: where is my [order]?'],
  ['rder', 'Order 7', null],
  ['order refund', 'Where is my order?', null],
  ['"my order"', 'Order: my own, my order', 'Order: my own, [my order]'],
  ['"my ord"', 'my order', null],
  ['"my ord', 'my order', '[my order]'],
  ['“my order” where', 'Where is my order', '[Where] is [my order]'],
  ['a', 'a banana', '[a] banana'],
  ['l’hôtel', "Près de l'hotel", "Près de [l]'[hotel]"],
  ['東京', '明日東京都へ行く', '明日[東京]都へ行く'],
  ['東京都', '京都と東京', null],
  ['都', '東京都', '東京[都]'],
  ['京', '東京都', '東[京都]'],
  ['"東京 タワー"', '東京 タワー', '[東京 タワー]'],
  ['iPhone15', '新しいiPhone15を', '新しい[iPhone15]を'],
  ['สวัสดี', 'สวัสดีครับ', '[สวัสดี]ครับ'],
  ['서울', '서울에서 만나요', '[서울에서] 만나요'],
  ['مرحبا', 'مَرْحَبًا بك', '[مَرْحَبًا] بك'],
])('%s in “%s” marks %s', (query, text, marked) => {
  expect(search(query, text)).toBe(marked)
})

test('what has no letters and no digits is no search', () => {
  expect(['', ' ', '…!?', '""', '👍'].map(phrasesOf)).toEqual([[], [], [], [], []])
})

test('a text of any length is a bounded number of words of a bounded length', () => {
  expect(wordsOf('word '.repeat(5_000))).toHaveLength(2_000)
  expect(wordsOf('x'.repeat(500))).toMatchObject([{ text: 'x'.repeat(40), end: 500 }])
  expect(search('x'.repeat(60), 'x'.repeat(500))).toBe(`[${'x'.repeat(500)}]`)
})

test('a snippet stands around the first match and ends between words', () => {
  const long = `${'before '.repeat(40)}the needle\n${'after '.repeat(60)}`
  const text = shown(snippet(long, phrasesOf('needle'))) ?? ''
  expect(text).toMatch(/^…before before .* the \[needle\] after .* after…$/)
  expect(text.length).toBeLessThan(200)
  expect(shown(snippet('short needle', phrasesOf('needle')))).toBe('short [needle]')
})

const file = { id: 'fil_1', state: 'stored', name: 'invoice_2026.pdf', type: null, size: null } as const
const attached = { ...file, shape: null, failure: null, thumbnail: null } as const

test.each([
  [{ kind: 'document', file: attached, caption: 'Your bill' }, 'Your bill\ninvoice_2026.pdf'],
  [{ kind: 'location', latitude: 1, longitude: 2, name: 'Loft', address: null }, 'Loft'],
  [{ kind: 'form', name: 'signup', text: 'Sent', data: '{"town":"Lyon","age":7}' }, 'signup\nSent\nLyon\n7'],
  [{ kind: 'form', name: 'signup', text: 'Sent', data: 'broken' }, 'signup\nSent'],
  [{ kind: 'deleted' }, ''],
  [{ kind: 'erased' }, ''],
] satisfies readonly (readonly [Content, string])[])('%o says “%s”', (content, text) => {
  expect(said(content)).toBe(text)
})

describe('a customer', () => {
  const ana = { ...customer, name: 'Ána Sol', username: 'ana.sol', identities: ['phone:16505551234'] }
  test.each(['ana', 'sol an', '@ana.sol', '555', '+1 (650) 555-12', '00 1650', '0650 555', '51234'])(
    'is found by %s',
    (query) => {
      expect(isCustomer(ana, customerPhrases(query))).toBe(true)
    },
  )
  test.each(['anna', '556', 'ana 777'])('is not found by %s', (query) => {
    expect(isCustomer(ana, customerPhrases(query))).toBe(false)
  })
  test('who turned out to be another is not found', () => {
    expect(isCustomer({ ...ana, mergedInto: 'cus_2' }, customerPhrases('ana'))).toBe(false)
  })
})
