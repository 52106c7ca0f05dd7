import { rename } from 'node:fs/promises'

import {
  ADTS,
  ALL_FORMATS,
  Conversion,
  FilePathSource,
  FilePathTarget,
  Input,
  type InputFormat,
  OggOutputFormat,
  Output,
} from 'mediabunny'

import type { Sight } from './errand.ts'

interface Film extends Pick<Sight, 'shape'> {
  readonly type: string
  readonly codec: string | null
}

/** What the container tells: nothing is decoded. A container without pictures is a sound, whatever it is called. */
export async function lookAtFilm(path: string, type: string): Promise<Film> {
  // Guessing, it takes some of them for MP3.
  const formats = type === 'audio/aac' ? [ADTS] : ALL_FORMATS
  return withInput(path, formats, async (input) => {
    const [picture, sound] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()]
    if (picture === null && sound === null) throw new Error('There is nothing in it.')
    const [width, height] = picture
      ? [await picture.getDisplayWidth(), await picture.getDisplayHeight()]
      : [null, null]
    const seconds = await input.computeDuration()
    const shape = { width, height, durationMs: Math.round(seconds * 1000), waveform: null }
    const family = picture ? 'video' : 'audio'
    const codec = (await sound?.getCodec()) ?? null
    return { type: `${family}/${type.slice(type.indexOf('/') + 1)}`, codec, shape }
  })
}

/** Puts the sound of a file into an Ogg as it is; false where that would mean to code it anew. */
export async function intoOgg(path: string, to: string): Promise<boolean> {
  return withInput(path, ALL_FORMATS, async (input) => {
    const sound = await input.getPrimaryAudioTrack()
    if ((await sound?.getCodec()) !== 'opus') return false
    const output = new Output({ format: new OggOutputFormat(), target: new FilePathTarget(`${to}.part`) })
    const conversion = await Conversion.init({ input, output, video: { discard: true } })
    if (!conversion.isValid) return false
    await conversion.execute()
    await rename(`${to}.part`, to)
    return true
  })
}

async function withInput<T>(
  path: string,
  formats: InputFormat[],
  use: (input: Input) => Promise<T>,
): Promise<T> {
  const input = new Input({ formats, source: new FilePathSource(path) })
  try {
    return await use(input)
  } finally {
    input.dispose()
  }
}
