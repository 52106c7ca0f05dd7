import type { AttachedShape } from '@parley/contract/file.ts'
import { expect, test } from 'vitest'

import { message } from '../live/sample.ts'
import { picturesIn, voiceAfter } from './shown-thread.ts'

const named = (letter: string) => `fil_${letter.padStart(26, '0')}` as const
const file = (letter: string, change: Partial<AttachedShape> = {}): AttachedShape => ({
  id: named(letter),
  state: 'stored',
  name: null,
  type: 'image/jpeg',
  size: 1,
  width: null,
  height: null,
  duration_ms: null,
  waveform: null,
  thumbnail: null,
  failure: null,
  ...change,
})
const image = (of: AttachedShape) => ({ kind: 'image', file: of, caption: null }) as const
const voice = (of: AttachedShape) => message({ content: { kind: 'voice', file: of, caption: null } })

test('the pictures of a thread are those that can be opened, wherever a message has them', () => {
  const album = { kind: 'album', items: [image(file('b')), image(file('c'))], caption: null } as const
  const thread = [
    message({ content: image(file('a')) }),
    message({ content: album }),
    message({ content: image(file('d', { state: 'waiting', type: null })) }),
    message({ content: { kind: 'sticker', file: file('e'), caption: null } }),
    message({ content: { kind: 'video', file: file('f', { type: 'video/mp4' }), caption: null } }),
  ]
  expect(picturesIn(thread)).toEqual(['a', 'b', 'c'].map(named))
})

test('after a voice message comes the next one that is there', () => {
  const waiting = voice(file('b', { state: 'waiting' }))
  const thread = [voice(file('a')), waiting, message(), voice(file('c'))]
  expect(voiceAfter(named('a'), thread)).toBe(named('c'))
  expect(voiceAfter(named('c'), thread)).toBeNull()
  expect(voiceAfter(named('x'), thread)).toBeNull()
})
