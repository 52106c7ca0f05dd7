import { expect, test } from 'vitest'

import { mediaFault, sniffed } from './inspect.ts'
import { bareType, whatsAppMedia } from './rules.ts'
import { isSample, sampleBytes, samples } from './samples.ts'
import { vary } from './vary.ts'

const names = Object.keys(samples).filter(isSample)

test.each(names)('%s is what it says, small, and has endless variants', (name) => {
  const bytes = sampleBytes(name)
  expect(sniffed(bytes)).toBe(bareType(samples[name]))
  expect(bytes.length).toBeLessThan(60_000)
  const [first, again, other] = [1, 1, 2].map((seed) => vary({ sample: name, seed }))
  expect(first).toEqual(again)
  expect(first).not.toEqual(other)
  const large = vary({ sample: name, seed: 1, size: 200_000 })
  expect(sniffed(large)).toBe(bareType(samples[name]))
  expect(large.length).toBeGreaterThanOrEqual(200_000)
})

test('a comment in an Opus file leaves the sound as it is, also where it needs many pages', () => {
  const bytes = sampleBytes('voice.ogg')
  const sound = bytes.subarray(bytes.lastIndexOf('OggS'))
  const short = vary({ sample: 'voice.ogg', seed: 1 })
  expect(short.subarray(short.lastIndexOf('OggS'))).toEqual(sound)
  const long = vary({ sample: 'voice.ogg', seed: 1, size: 200_000 })
  const last = long.subarray(long.lastIndexOf('OggS'))
  expect(last.readUInt32LE(18)).toBe(sound.readUInt32LE(18) + 2)
  expect(last.subarray(26)).toEqual(sound.subarray(26))
})

const stereo = Buffer.from(sampleBytes('voice.ogg'))
stereo[stereo.indexOf('OpusHead') + 9] = 2
const hevc = Buffer.concat([sampleBytes('clip.mp4'), Buffer.from('hvc1')])

test.each([
  ['a photo', sampleBytes('photo.jpg'), 'image/jpeg', 'image', undefined],
  ['a voice note', sampleBytes('voice.ogg'), 'audio/ogg; codecs=opus', 'audio', undefined],
  ['a film', sampleBytes('clip.mp4'), 'video/mp4', 'video', undefined],
  ['a sticker', sampleBytes('sticker.webp'), 'image/webp', 'sticker', undefined],
  ['a GIF', sampleBytes('waving.gif'), 'image/gif', 'image', 'type'],
  ['a page that says JPEG', Buffer.from('<!doctype html>'), 'image/jpeg', 'image', 'content'],
  ['a photo that says PNG', sampleBytes('photo.jpg'), 'image/png', 'image', 'content'],
  ['a voice note in stereo', stereo, 'audio/ogg', 'audio', 'content'],
  ['a film in H.265', hevc, 'video/mp4', 'video', 'content'],
  ['a photo of 6 MB', vary({ sample: 'photo.jpg', seed: 1, size: 6_000_000 }), 'image/jpeg', 'image', 'size'],
  [
    'a static sticker of 101 KB',
    vary({ sample: 'sticker.webp', seed: 1, size: 103_500 }),
    'image/webp',
    'sticker',
    'content',
  ],
] as const)('WhatsApp judges %s', (_, bytes, type, kind, fault) => {
  expect(mediaFault(bytes, type, whatsAppMedia[kind])?.kind).toBe(fault)
})
