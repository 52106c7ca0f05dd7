import { createReadStream } from 'node:fs'

import { OggOpusDecoder } from 'ogg-opus-decoder'

import type { Ffmpeg, Source } from './ffmpeg.ts'

/** Samples of 16 bits of one channel, `rate` of them a second; of a sound they come piece by piece. */
export type Voice = Int16Array<ArrayBuffer>

/** Opus decodes to 48,000 samples a second; a voice needs a third of them. */
const decodedRate = 48_000
const step = 3
export const rate = decodedRate / step

/** What an Ogg with Opus says. */
export async function* voiceOfOpus(path: string): AsyncGenerator<Voice> {
  const decoder = new OggOpusDecoder()
  await decoder.ready
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>)
      // oxlint-disable-next-line typescript/await-thenable -- it is a promise, whatever its types say
      yield mono((await decoder.decode(chunk)).channelData)
    yield mono((await decoder.flush()).channelData)
  } finally {
    decoder.free()
  }
}

function mono(channels: readonly Float32Array[]): Voice {
  const length = Math.floor((channels[0]?.length ?? 0) / step)
  const voice = new Int16Array(length)
  for (let at = 0; at < length; at += 1) {
    let sum = 0
    for (const channel of channels) for (let of = 0; of < step; of += 1) sum += channel[at * step + of] ?? 0
    voice[at] = Math.max(-1, Math.min(1, sum / (channels.length * step))) * 32_767
  }
  return voice
}

/** What any other sound says. */
export async function* voiceOf(sound: Source, ffmpeg: Ffmpeg): AsyncGenerator<Voice> {
  let odd = Buffer.alloc(0)
  for await (const chunk of ffmpeg(sound, ['-map', '0:a:0', '-ac', '1', '-ar', `${rate}`, '-f', 's16le'])) {
    const bytes = Buffer.concat([odd, chunk])
    const whole = bytes.length - (bytes.length % 2)
    odd = bytes.subarray(whole)
    yield new Int16Array(new Uint8Array(bytes.subarray(0, whole)).buffer)
  }
}
