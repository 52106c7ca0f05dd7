import { expect, test } from 'vitest'

import { at } from '../fixtures/given.ts'
import type { Template } from '../template.ts'
import { decideSync, fresh, type Told } from './template.ts'

const of = { channel: 'pigeon', business: 'loft' }
const parts = { header: null, body: 'Hello', footer: null, buttons: [], cards: [], examples: {} }
const told: Told = {
  externalId: '1',
  name: 'greeting',
  language: 'en',
  category: 'utility',
  state: 'pending',
  quality: 'unknown',
  reason: null,
  parts,
}
const known: Template = { ...fresh(told, of, at(100)), heardAt: 10 }
const sync = (have: readonly Template[], list: readonly Told[]) => decideSync(have, list, of, 100, at(100))

test('what is listed for the first time is kept', () => {
  expect(sync([], [told])).toMatchObject({
    changes: [{ record: 'template', value: { ...of, name: 'greeting', version: 0 } }],
    added: 1,
    changed: 0,
  })
})

test('what is as it was changes nothing, what moved is written', () => {
  expect(sync([known], [told]).changes).toEqual([])
  expect(sync([known], [{ ...told, state: 'approved' }])).toMatchObject({
    changes: [{ value: { id: known.id, state: 'approved', heardAt: 100 } }],
    changed: 1,
  })
})

test('what is not listed any more is gone, before its name is given anew', () => {
  const again = { ...told, externalId: '2' }
  expect(sync([known], [again])).toMatchObject({
    changes: [{ value: { id: known.id, state: 'deleted' } }, { value: { externalId: '2' } }],
    added: 1,
    deleted: 1,
  })
})

test('news that came after the list was asked for are the later ones', () => {
  const later: Template = { ...known, state: 'approved', heardAt: 101 }
  expect(sync([later], [told]).changes).toEqual([])
  expect(sync([later], []).changes).toEqual([])
})

test('one that was just made is found by its name until it has heard its id', () => {
  const made: Template = { ...known, externalId: null }
  expect(sync([made], [told])).toMatchObject({
    changes: [{ value: { id: known.id, externalId: '1' } }],
    added: 0,
  })
})
