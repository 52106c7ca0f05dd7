import { open, rename, rm } from 'node:fs/promises'

import type { Made, Sight } from './errand.ts'
import { rate, type Voice } from './voice.ts'
import { waveformOf } from './waveform.ts'

const loudnessesPerSecond = 50
/** Beyond this (half an hour) there is no copy for browsers that cannot play the original. */
const mostBytes = 60 * 1024 ** 2
const headerBytes = 44

/** How long a sound is and how loud where, and the same as WAV, which everybody plays and Instagram takes. */
export async function listen(
  voice: AsyncIterable<Voice>,
  to: string,
): Promise<Pick<Sight, 'shape' | 'playable'>> {
  const loudnesses: number[] = []
  const file = await open(`${to}.part`, 'w')
  let samples = 0
  try {
    for await (const piece of voice) {
      loudnesses.push(...loudnessesOf(piece))
      const at = headerBytes + samples * 2
      samples += piece.length
      if (headerBytes + samples * 2 <= mostBytes)
        await file.write(Buffer.from(piece.buffer), 0, piece.byteLength, at)
    }
    await file.write(header(samples), 0, headerBytes, 0)
  } catch (error) {
    await rm(`${to}.part`)
    throw error
  } finally {
    await file.close()
  }
  const playable = await finished(to, headerBytes + samples * 2)
  const durationMs = Math.round((samples / rate) * 1000)
  return { shape: { width: null, height: null, durationMs, waveform: waveformOf(loudnesses) }, playable }
}

/** How loud it is where. */
export async function hear(voice: AsyncIterable<Voice>): Promise<number[]> {
  const loudnesses: number[] = []
  for await (const piece of voice) loudnesses.push(...loudnessesOf(piece))
  return waveformOf(loudnesses)
}

async function finished(to: string, size: number): Promise<Made | null> {
  if (size > mostBytes || size === headerBytes) {
    await rm(`${to}.part`)
    return null
  }
  await rename(`${to}.part`, to)
  return { type: 'audio/wav', size, width: null, height: null }
}

function loudnessesOf(voice: Voice): number[] {
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
