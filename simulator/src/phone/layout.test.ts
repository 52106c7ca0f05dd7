import { expect, test } from 'vitest'

import { bubbleAnswer, type Bubble } from './answers.ts'
import { layoutOf } from './layout.ts'

const offer = (kind: string, id: string, title = id) => ({ kind, id, title })

test('buttons stand below their header, body and footer', () => {
  const detail = {
    type: 'button',
    header: { type: 'text', text: 'Pick-up' },
    body: { text: 'Keep it?' },
    footer: { text: 'Until six' },
    action: { buttons: [] },
  }
  const offers = [offer('button', 'yes'), offer('button', 'no')]
  expect(layoutOf(sent({ type: 'interactive', detail, offers }))).toEqual({
    title: 'Pick-up',
    body: 'Keep it?',
    footer: 'Until six',
    offers,
    cards: [],
  })
})

test('the rows of a list wait behind its button, section by section', () => {
  const sections = [
    { title: 'Morning', rows: [{ id: 'a' }, { id: 'b' }] },
    { title: 'Evening', rows: [{ id: 'c' }] },
  ]
  const detail = { type: 'list', body: { text: 'When?' }, action: { button: 'Times', sections } }
  const [a, b, c] = ['a', 'b', 'c'].map((id) => offer('row', id))
  expect(layoutOf(sent({ type: 'interactive', detail, offers: [a, b, c] }))).toMatchObject({
    offers: [],
    list: {
      label: 'Times',
      sections: [
        { title: 'Morning', rows: [a, b] },
        { title: 'Evening', rows: [c] },
      ],
    },
  })
})

test('each card of a carousel has its own link', () => {
  const detail = {
    type: 'carousel',
    body: { text: 'New' },
    action: { cards: [{ body: { text: 'Bread' } }, { body: { text: 'Cake' } }] },
  }
  const offers = [offer('link', 'link-0'), offer('link', 'link-1')]
  expect(layoutOf(sent({ type: 'interactive', detail, offers }))?.cards).toEqual([
    { body: 'Bread', offers: [offers[0]] },
    { body: 'Cake', offers: [offers[1]] },
  ])
})

test('each element of Instagram’s generic template has its own buttons', () => {
  const elements = [
    { title: 'Bread', subtitle: 'From 8:00', image_url: 'https://x.example/a.jpg', buttons: [{}, {}] },
    { title: 'Cake', buttons: [{}] },
  ]
  const detail = { attachments: [{ type: 'template', payload: { generic: { elements } } }] }
  const offers = ['a', 'b', 'c'].map((id) => offer('postback', id))
  expect(layoutOf(sent({ type: 'template', detail, offers }))?.cards).toEqual([
    { title: 'Bread', body: 'From 8:00', picture: 'https://x.example/a.jpg', offers: offers.slice(0, 2) },
    { title: 'Cake', offers: offers.slice(2) },
  ])
})

test('a filled template stands as the simulator has it, anything unknown as its words', () => {
  const layout = { body: 'Hi Ana', offers: [], cards: [] }
  expect(layoutOf(sent({ type: 'template', text: 'Hi Ana', layout }))).toEqual(layout)
  expect(layoutOf(sent({ type: 'interactive', text: 'Hm', detail: 7 }))).toEqual({
    body: 'Hm',
    offers: [],
    cards: [],
  })
})

test('what the customer tapped is only words', () => {
  const detail = { type: 'button_reply', button_reply: { id: 'yes', title: 'Yes' } }
  expect(layoutOf(sent({ from: 'customer', type: 'interactive', detail }))).toBeUndefined()
})

function sent(more: object): Bubble {
  return bubbleAnswer.parse({ id: 'm1', from: 'business', text: '', at: 1, status: 'delivered', ...more })
}
