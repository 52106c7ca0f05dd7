import { beforeEach, expect, test, vi } from 'vitest'

import { keepDraft, readDraft } from './drafts.ts'

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
    get length() {
      return kept.size
    },
  })
})

test('a draft belongs to one agent and one conversation', () => {
  keepDraft('usr_ana', 'con_a', 'Dear Mia')
  expect(readDraft('usr_ana', 'con_a')).toBe('Dear Mia')
  expect(readDraft('usr_ana', 'con_b')).toBe('')
  expect(readDraft('usr_tom', 'con_a')).toBe('')
})

test('an emptied draft leaves nothing behind', () => {
  keepDraft('usr_ana', 'con_a', 'Dear Mia')
  keepDraft('usr_ana', 'con_a', '')
  expect(localStorage.length).toBe(0)
})

test('a damaged draft is no draft', () => {
  keepDraft('usr_ana', 'con_a', 'Dear Mia')
  localStorage.setItem('parley.draft.usr_ana.con_a', '{"')
  expect(readDraft('usr_ana', 'con_a')).toBe('')
})
