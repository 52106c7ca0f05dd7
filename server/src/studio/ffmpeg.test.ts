import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { needs } from '@parley/scripts/needs'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { ffmpegAt } from './ffmpeg.ts'
import { look } from './look.ts'
import { hear } from './sound.ts'
import { voiceOf } from './voice.ts'

const program = needs('ffmpeg') ?? ''
const samples = '../../../simulator/samples'
const sample = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const never = new AbortController().signal
const ffmpeg = ffmpegAt(program, never)
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-ffmpeg-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const inFolder = (name: string) => join(folder, name)

function written(name: string, bytes: string | Uint8Array): string {
  writeFileSync(inFolder(name), bytes)
  return inFolder(name)
}

function made(name: string, ...options: readonly string[]): string {
  execFileSync(program, ['-v', 'error', '-y', ...options, inFolder(name)])
  return inFolder(name)
}

function looked(path: string, claimed: string | null = null) {
  const asked = { id: 1, path, claimed, thumbnail: inFolder('thumbnail'), playable: inFolder('playable') }
  return look({ kind: 'look', ...asked }, ffmpeg)
}

async function brightness(): Promise<number> {
  const { channels } = await sharp(inFolder('thumbnail')).stats()
  return Math.max(...channels.map(({ mean }) => mean))
}

describe.skipIf(program === '')('with ffmpeg', () => {
  it('a film has a poster', async () => {
    const { shape, thumbnail } = await looked(sample(`${samples}/clip.mp4`))
    expect(shape).toMatchObject({ width: 320, height: 240 })
    expect(thumbnail).toMatchObject({ type: 'image/webp', width: 320, height: 240 })
    expect(await brightness()).toBeGreaterThan(40)
  })

  it('the poster of a film that begins in the dark shows what comes then', async () => {
    const graph = 'color=black:s=64x48:d=1[dark];color=orange:s=64x48:d=1[light];[dark][light]concat'
    await looked(made('dawn.mp4', '-filter_complex', graph))
    expect(await brightness()).toBeGreaterThan(200)
  })

  it('the poster of a film in which it never becomes light is dark', async () => {
    const night = made('night.mp4', '-f', 'lavfi', '-i', 'color=black:s=64x48:d=5')
    expect((await looked(night)).thumbnail).toMatchObject({ width: 64, height: 48 })
    expect(await brightness()).toBeLessThan(5)
  })

  it.each(['voice.amr', 'wide.amr'])('%s has a length, a waveform, and a copy for browsers', async (name) => {
    const { type, shape, playable } = await looked(sample(`samples/${name}`))
    expect([type, shape?.durationMs]).toEqual(['audio/amr', 2_000])
    const [quiet = [], loud = []] = [shape?.waveform?.slice(0, 30), shape?.waveform?.slice(34)]
    expect(Math.max(...quiet)).toBeLessThan(Math.min(...loud))
    expect(playable).toMatchObject({ type: 'audio/wav', size: 64_044 })
    expect(readFileSync(inFolder('playable')).toString('latin1', 0, 4)).toBe('RIFF')
  })

  it('MP3, M4A and AAC have a waveform, and need no copy', async () => {
    const m4a = sample(`${samples}/sound.m4a`)
    const aac = made('sound.aac', '-i', m4a, '-c', 'copy')
    for (const path of [sample(`${samples}/song.mp3`), m4a, aac]) {
      const { type, shape, playable } = await looked(path)
      expect([type, shape?.waveform?.length, playable]).toEqual([type, 64, null])
      expect([type, Math.max(...(shape?.waveform ?? []))]).toEqual([type, 100])
      expect(shape?.durationMs).toBeGreaterThan(1_900)
      expect(shape?.durationMs).toBeLessThan(2_100)
    }
  })

  it('what is cut off has what can be made of the rest', async () => {
    const beginning = (path: string, part: number) => {
      const bytes = readFileSync(sample(path))
      return written('cut', bytes.subarray(0, bytes.length * part))
    }
    expect((await looked(beginning('samples/voice.amr', 0.5))).shape?.durationMs).toBeLessThan(1_100)
    expect((await looked(beginning(`${samples}/song.mp3`, 0.5))).shape?.waveform).toHaveLength(64)
    const film = await looked(beginning(`${samples}/clip.mp4`, 0.1))
    expect(film).toEqual({ type: 'video/mp4', shape: null, thumbnail: null, playable: null })
  })

  it('a film that says it is huge has no poster', async () => {
    const film = made('huge.webm', '-f', 'lavfi', '-i', 'testsrc2=s=64x48:d=1', '-c:v', 'libvpx')
    const bytes = readFileSync(film)
    // RFC 6386, 9.1: a key frame says its width and height behind this start code.
    const at = bytes.indexOf(Buffer.from([0x9d, 0x01, 0x2a])) + 3
    expect(bytes.readUInt16LE(at)).toBe(64)
    bytes.writeUInt16LE(12_000, at)
    bytes.writeUInt16LE(12_000, at + 2)
    const { type, shape, thumbnail } = await looked(written('huge.webm', bytes))
    expect([type, shape?.width, thumbnail]).toEqual(['video/webm', 64, null])
  })

  it('what nobody sends is not decoded', async () => {
    const film = made('still.mov', '-f', 'lavfi', '-i', 'testsrc2=s=64x48:d=1', '-c:v', 'qtrle')
    const { type, thumbnail } = await looked(film)
    expect([type, thumbnail]).toEqual(['video/quicktime', null])
  })

  it('a playlist that poses as a sound leads to no file and to no address', async () => {
    const asked: (string | undefined)[] = []
    const server = createServer((request, response) => {
      asked.push(request.url)
      response.end()
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : undefined
    // Whoever guesses looks behind the ID3 tag.
    const tag = `ID3\x04\0\0\0\0\0\x0a${'\0'.repeat(10)}`
    for (const place of [sample(`${samples}/song.mp3`), `http://127.0.0.1:${port}/song.mp3`]) {
      const list = `#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n${place}\n#EXT-X-ENDLIST\n`
      const posing = written('posing.mp3', tag + list)
      await expect(hear(voiceOf({ path: posing, type: 'audio/mpeg' }, ffmpeg))).rejects.toThrow('nothing')
      expect((await looked(written('posing.mp4', list), 'video/mp4')).type).toBe('text/plain')
    }
    server.close()
    expect(asked).toEqual([])
  })
})

it('a program that hangs is killed when its time is over', async () => {
  const hanging = written('hanging', '#!/bin/sh\necho $$\nexec sleep 600\n')
  chmodSync(hanging, 0o700)
  const time = new AbortController()
  const chunks = ffmpegAt(hanging, time.signal)({ path: '', type: 'audio/mpeg' }, [])
  const pid = Number((await chunks.next()).value)
  time.abort()
  await expect(chunks.next()).rejects.toThrow('nothing')
  await expect.poll(() => lives(pid)).toBe(false)
})

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
