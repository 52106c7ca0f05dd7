import { describe, expect, test } from 'vitest'

import { addCard, withButtons, withCardFile, type DraftCard } from './cards.ts'

const reply = (title: string) => ({ kind: 'reply', title, value: null }) as const
const link = { kind: 'link', title: 'Shop', value: 'https://a.example' } as const
const card = (...buttons: DraftCard['buttons']): DraftCard => ({
  header: { kind: 'video', example: 'fil_a' },
  body: 'Bread',
  buttons,
  examples: {},
})

describe('the cards of a template', () => {
  test('come two at first, and then one by one with the same kinds of buttons', () => {
    const first = addCard([])
    expect(first.map(({ header, buttons }) => [header, buttons.length])).toEqual([
      [{ kind: 'image' }, 1],
      [{ kind: 'image' }, 1],
    ])
    expect(addCard([card(reply('Yes'), link), card(reply('No'), link)])[2]).toEqual({
      header: { kind: 'video' },
      body: '',
      buttons: [reply(''), { ...link, title: '', value: '' }],
      examples: {},
    })
  })

  test('lose their files when they are to have others', () => {
    expect(withCardFile([card()], 'image')[0]?.header).toEqual({ kind: 'image' })
  })

  test('have the same buttons, each with its own words', () => {
    const cards = [card(reply('Yes'), link), card(reply('No'), { ...link, title: 'Visit' })]
    const titled = withButtons(cards, 0, [reply('Sure'), link])
    expect(titled.map(({ buttons }) => buttons.map(({ title }) => title))).toEqual([
      ['Sure', 'Shop'],
      ['No', 'Visit'],
    ])
    const fewer = withButtons(cards, 0, cards[0]?.buttons.toSpliced(0, 1) ?? [])
    expect(fewer.map(({ buttons }) => buttons.map(({ title }) => title))).toEqual([['Shop'], ['Visit']])
    const more = withButtons(fewer, 1, [...(fewer[1]?.buttons ?? []), reply('New')])
    expect(more[0]?.buttons).toEqual([link, reply('')])
  })
})
