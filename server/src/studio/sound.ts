import { createReadStream } from 'node:fs'
import { open, readFile, rename, rm } from 'node:fs/promises'

import { OggOpusDecoder } from 'ogg-opus-decoder'

import type { Made, Sight } from './errand.ts'
import { waveformOf } from './waveform.ts'

/** Opus decodes to 48,000 samples a second; a voice needs a third of them. */
const decodedRate = 48_000
const step = 3
const rate = decodedRate / step
const loudnessesPerSecond = 50
/** Beyond this (half an hour) there is no copy for browsers without Opus. */
const mostBytes = 60 * 1024 ** 2
const headerBytes = 44

/** How long an Ogg with Opus is and how loud where, and the same as WAV, which everybody plays and Instagram takes. */
export async function lookAtOpus(path: string, to: string): Promise<Pick<Sight, 'shape' | 'playable'>> {
  const loudnesses: number[] = []
  const file = await open(`${to}.part`, 'w')
  let samples = 0
  try {
    for await (const voice of voiceOf(path)) {
      loudnesses.push(...loudnessesOf(voice))
      const at = headerBytes + samples * 2
      samples += voice.length
      if (headerBytes + samples * 2 <= mostBytes)
        await file.write(Buffer.from(voice.buffer), 0, voice.byteLength, at)
    }
    await file.write(header(samples), 0, headerBytes, 0)
  } finally {
    await file.close()
  }
  const playable = await finished(to, headerBytes + samples * 2)
  const durationMs = Math.round((samples / rate) * 1000)
  return { shape: { width: null, height: null, durationMs, waveform: waveformOf(loudnesses) }, playable }
}

async function finished(to: string, size: number): Promise<Made | null> {
  if (size > mostBytes || size === headerBytes) {
    await rm(`${to}.part`)
    return null
  }
  await rename(`${to}.part`, to)
  return { type: 'audio/wav', size, width: null, height: null }
}

/** The sound as 16-bit samples of one channel, piece by piece. */
async function* voiceOf(path: string): AsyncGenerator<Int16Array<ArrayBuffer>> {
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

function mono(channels: readonly Float32Array[]): Int16Array<ArrayBuffer> {
  const length = Math.floor((channels[0]?.length ?? 0) / step)
  const voice = new Int16Array(length)
  for (let at = 0; at < length; at += 1) {
    let sum = 0
    for (const channel of channels) for (let of = 0; of < step; of += 1) sum += channel[at * step + of] ?? 0
    voice[at] = Math.max(-1, Math.min(1, sum / (channels.length * step))) * 32_767
  }
  return voice
}

function loudnessesOf(voice: Int16Array): number[] {
  const span = rate / loudnessesPerSecond
  return Array.from({ length: Math.ceil(voice.length / span) }, (_, at) => {
    const piece = voice.subarray(at * span, (at + 1) * span)
    return Math.sqrt(piece.reduce((sum, sample) => sum + sample * sample, 0) / piece.length)
  })
}

/** RIFF WAVE, 16-bit PCM, one channel. */
function header(samples: number): Buffer {
  const bytes = Buffer.alloc(headerBytes)
  bytes.write('RIFF', 0)
  bytes.writeUInt32LE(headerBytes - 8 + samples * 2, 4)
  bytes.write('WAVEfmt ', 8)
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(rate, 24)
  bytes.writeUInt32LE(rate * 2, 28)
  bytes.writeUInt16LE(2, 32)
  bytes.writeUInt16LE(16, 34)
  bytes.write('data', 36)
  bytes.writeUInt32LE(samples * 2, 40)
  return bytes
}

/** RFC 4867, 5.3: the octets of a frame by its type; a frame is 20 ms. */
const narrow = [13, 14, 16, 18, 20, 21, 27, 32, 6]
const wide = [18, 24, 33, 37, 41, 47, 51, 59, 61, 6]

export async function amrDurationMs(path: string): Promise<number> {
  const bytes = await readFile(path)
  const isWide = bytes.subarray(0, 9).toString('latin1') === '#!AMR-WB\n'
  const sizes = isWide ? wide : narrow
  let frames = 0
  for (let at = isWide ? 9 : 6; at < bytes.length; frames += 1) at += sizes[((bytes[at] ?? 0) >> 3) & 15] ?? 1
  return frames * 20
}
