import { expect, test } from 'vitest'

import { bubbleAnswer, type Bubble } from './answers.ts'
import { quickReplies, tappedOf } from './offered.ts'
import { possible } from './possible.ts'

const offers = [{ kind: 'quick_reply', id: 's', title: 'Small' }]
const question = bubble({ id: 'q', text: 'Which?', offers })

test('quick replies go away once somebody writes', () => {
  const note = bubble({ id: 'n', from: 'customer', type: 'note' })
  expect(quickReplies([question, note])).toEqual({ bubble: question, offers })
  expect(quickReplies([question, bubble({ id: 'a', from: 'customer', text: 'Small' })])).toBeUndefined()
})

test('only the button that was tapped counts as tapped', () => {
  const tap = { id: 'a', from: 'customer', type: 'interactive', text: 'Yes', replyTo: 'q' }
  const words = { id: 'b', from: 'customer', text: 'No', replyTo: 'q' }
  expect(tappedOf(question, [question, bubble(tap), bubble(words)])).toEqual(new Set(['Yes']))
})

test('people change and take back what they wrote themselves, Instagram’s five times', () => {
  const own = { id: 'o', from: 'customer' }
  expect(possible(bubble(own), 'instagram', 'customer')).toMatchObject({ edit: true, unsend: true })
  expect(possible(bubble({ ...own, edits: 5 }), 'instagram', 'customer').edit).toBe(false)
  expect(possible(bubble({ ...own, edits: 5 }), 'whatsapp', 'customer').edit).toBe(true)
  expect(possible(question, 'whatsapp', 'customer')).toMatchObject({
    react: true,
    edit: false,
    unsend: false,
  })
  expect(possible(question, 'whatsapp', 'business')).toMatchObject({ react: false, edit: true, unsend: true })
  expect(Object.values(possible(bubble({ ...own, deleted: true }), 'whatsapp', 'customer'))).not.toContain(
    true,
  )
})

function bubble(more: object): Bubble {
  return bubbleAnswer.parse({ from: 'business', type: 'text', text: '', at: 1, status: 'delivered', ...more })
}
