import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../../samples')

/** Small files of every kind, made for this purpose; each can really be shown or played. */
export const samples = {
  'photo.jpg': 'image/jpeg',
  'picture.png': 'image/png',
  'waving.gif': 'image/gif',
  'sticker.webp': 'image/webp',
  'clip.mp4': 'video/mp4',
  'voice.ogg': 'audio/ogg; codecs=opus',
  'song.mp3': 'audio/mpeg',
  'sound.m4a': 'audio/mp4',
  'paper.pdf': 'application/pdf',
} as const

export type SampleName = keyof typeof samples

const read = new Map<SampleName, Buffer>()

export function sampleBytes(name: SampleName): Buffer {
  const bytes = read.get(name) ?? readFileSync(join(folder, name))
  read.set(name, bytes)
  return bytes
}

export function isSample(name: string): name is SampleName {
  return Object.hasOwn(samples, name)
}
