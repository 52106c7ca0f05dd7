import { expect, test } from 'vitest'

import type { Content } from '../content.ts'
import type { File } from '../file.ts'
import { stored } from '../fixtures/given.ts'
import { partsOf } from './parts.ts'

const limit = { max: 20, unit: 'characters' } as const
const media = { types: ['image/png'], maxBytes: 1, caption: limit }
const bare = { ...media, caption: null }
const image = (caption: string | null = null) => ({ kind: 'image', file: stored(), caption }) as const
const video = { kind: 'video', file: stored(), caption: null } as const
const album = (items: Extract<Content<File>, { kind: 'album' }>['items'], caption: string | null) =>
  ({ kind: 'album', items, caption }) as const
const text = (said: string) => ({ kind: 'text', text: said }) as const

const withCaptions = { text: limit, sends: { image: media } }
const withoutCaptions = {
  text: limit,
  sends: { image: bare, video: bare, album: { most: 2, of: ['image'] } },
} as const

test.each<[string, Content<File>, Parameters<typeof partsOf>[1], readonly Content<File>[]]>([
  ['a caption that fits stays', image('A tree'), withCaptions, [image('A tree')]],
  [
    'a longer one becomes texts of its own',
    image('A tree that is very tall'),
    withCaptions,
    [image(), text('A tree that is very'), text('tall')],
  ],
  ['so does any where there is none', image('A tree'), withoutCaptions, [image(), text('A tree')]],
  [
    'an album is sent one by one where there are none, the first with its caption',
    album([image(), image('B')], 'A'),
    withCaptions,
    [image('A'), image('B')],
  ],
  [
    'an album without captions is followed by them',
    album([image('B'), image()], 'A'),
    withoutCaptions,
    [album([image(), image()], null), text('A'), text('B')],
  ],
  [
    'a larger one becomes several',
    album([image(), image(), image()], null),
    withoutCaptions,
    [album([image(), image()], null), image()],
  ],
  ['one with other files goes one by one', album([image(), video], null), withoutCaptions, [image(), video]],
  ['anything else is one message', { kind: 'heart' }, withCaptions, [{ kind: 'heart' }]],
])('%s', (_, content, can, parts) => expect(partsOf(content, can)).toEqual(parts))
