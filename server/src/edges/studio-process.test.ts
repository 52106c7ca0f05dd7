import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { constants, getPriority, tmpdir } from 'node:os'
import { join } from 'node:path'

import type { TenantId } from '@parley/core/domain/ids.ts'
import { needs } from '@parley/scripts/needs'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { diskBlobs } from './blobs-disk.ts'
import { systemClock } from './clock.ts'
import type { LocalBlobs } from './local-blobs.ts'
import { studioProcess, type StudioProcess } from './studio-process.ts'

const tenant: TenantId = 'ten_1'
const cinema: TenantId = 'ten_2'
const ffmpeg = needs('ffmpeg')
const limit = 10 * 1024 ** 2
let folder: string
let blobs: LocalBlobs
let studio: StudioProcess

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-studio-'))
  blobs = diskBlobs(folder)
  studio = studioProcess(blobs, systemClock, null)
})
afterAll(() => {
  studio.close()
  rmSync(folder, { recursive: true })
})

const sample = (name: string) => readFileSync(new URL(`../studio/samples/${name}`, import.meta.url))

async function* once(bytes: Uint8Array) {
  yield bytes
}

function look(bytes: Uint8Array, claimed: string | null = null) {
  return blobs.keep(tenant, once(bytes), limit, ({ hash }) => studio.look(tenant, hash, claimed))
}

async function read(name: string | undefined): Promise<Buffer> {
  const chunks = (await blobs.open(tenant, name ?? '')) ?? []
  const all: Uint8Array[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}

it('a picture is small, upright, and without what the camera noted', async () => {
  const seen = await look(sample('turned.jpg'))
  expect(seen).toMatchObject({ type: 'image/jpeg', shape: { width: 400, height: 800 } })
  expect(seen.thumbnail).toMatchObject({ type: 'image/webp', width: 160, height: 320 })
  const small = await read(seen.thumbnail?.hash)
  const { exif, orientation } = await sharp(small).metadata()
  expect([exif, orientation]).toEqual([undefined, undefined])
})

it.skipIf(!existsSync('/proc/self/task'))(
  'whatever looks at files has less priority than messages',
  async () => {
    await look(sample('turned.jpg'))
    const children = readdirSync('/proc/self/task').flatMap((thread) =>
      readFileSync(`/proc/self/task/${thread}/children`, 'utf8').split(' ').filter(Boolean),
    )
    const studios = children.filter((pid) =>
      readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('studio/main'),
    )
    expect(studios).not.toEqual([])
    for (const pid of studios) {
      const threads = readdirSync(`/proc/${pid}/task`)
      expect(threads.map((thread) => getPriority(Number(thread)))).toEqual(
        threads.map(() => constants.priority.PRIORITY_BELOW_NORMAL),
      )
    }
  },
)

it('a small picture stays small, however noisy the large one is', async () => {
  const noise = { type: 'gaussian', mean: 128, sigma: 90 } as const
  const noisy = { create: { width: 1_200, height: 900, channels: 3, background: '#888', noise } } as const
  const { thumbnail } = await look(await sharp(noisy).png().toBuffer())
  expect(thumbnail?.size).toBeLessThanOrEqual(20_000)
})

it('a voice note has a length, a waveform, and a copy that every browser plays', async () => {
  const { type, shape, playable } = await look(sample('voice.ogg'), 'audio/ogg; codecs=opus')
  expect([type, shape?.durationMs, shape?.waveform?.length]).toEqual(['audio/ogg', 2_000, 64])
  const [quiet = [], loud = []] = [shape?.waveform?.slice(0, 30), shape?.waveform?.slice(34)]
  expect(Math.max(...quiet)).toBeLessThan(Math.min(...loud))
  expect(playable?.type).toBe('audio/wav')
  const wav = await read(playable?.hash)
  expect([wav.toString('latin1', 0, 4), wav.readUInt32LE(24), wav.readUInt32LE(40)]).toEqual([
    'RIFF',
    16_000,
    wav.length - 44,
  ])
})

it('what a browser has recorded becomes a voice note with the same sound', async () => {
  const webm = sample('voice.webm')
  expect(await look(webm)).toMatchObject({ type: 'audio/webm', shape: { durationMs: 2_001 } })
  const note = await blobs.keep(tenant, once(webm), limit, ({ hash }) => studio.asVoiceNote(tenant, hash))
  const seen = await blobs.keep(tenant, note ?? once(webm), limit, ({ hash }) =>
    studio.look(tenant, hash, null),
  )
  expect(seen).toMatchObject({ type: 'audio/ogg', playable: { type: 'audio/wav' } })
  expect(seen.shape?.durationMs).toBeGreaterThan(1_900)
})

it('what is no recording becomes no voice note', async () => {
  const note = await blobs.keep(tenant, once(sample('clip.mp4')), limit, ({ hash }) =>
    studio.asVoiceNote(tenant, hash),
  )
  expect(note).toBeNull()
})

it('a film has a size and a length', async () => {
  expect(await look(sample('clip.mp4'), 'video/mp4')).toMatchObject({
    type: 'video/mp4',
    shape: { width: 64, height: 48, durationMs: 1_000 },
    thumbnail: null,
  })
})

it('AMR has a length', async () => {
  const { type, shape, playable } = await look(sample('voice.amr'))
  expect([type, shape?.durationMs, shape?.waveform, playable]).toEqual(['audio/amr', 2_000, null, null])
})

it.skipIf(!ffmpeg)('where ffmpeg is, a film has a poster, too, which counts as kept', async () => {
  const equipped = studioProcess(blobs, systemClock, ffmpeg ?? null)
  const before = await blobs.usage(cinema)
  const film = sample('clip.mp4')
  const { shape, thumbnail } = await blobs.keep(cinema, once(film), limit, ({ hash }) =>
    equipped.look(cinema, hash, null),
  )
  equipped.close()
  expect(shape).toMatchObject({ width: 64, height: 48, durationMs: 1_000 })
  expect(thumbnail).toMatchObject({ type: 'image/webp', width: 64, height: 48 })
  expect(await blobs.usage(cinema)).toBe(before + film.length + (thumbnail?.size ?? 0))
})

it('a PDF shows its first page', async () => {
  const { type, thumbnail } = await look(sample('page.pdf'), 'image/png')
  expect([type, thumbnail?.width, thumbnail?.height]).toEqual(['application/pdf', 214, 320])
})

it.each([
  ['<!doctype html><p>Sorry', 'image/jpeg', 'text/html'],
  ['\n<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/png', 'image/svg+xml'],
  ['name;city\nAna;Bonn\n', 'text/csv', 'text/csv'],
  ['name;city\nAna;Bonn\n', 'image/png', 'text/plain'],
  ['\0\u0001\u0002', 'image/png', 'application/octet-stream'],
])('%j that is called %s is %s', async (text, claimed, type) => {
  expect((await look(Buffer.from(text), claimed)).type).toBe(type)
})

it('a broken picture keeps its type and has nothing else', async () => {
  const broken = sample('turned.jpg').subarray(0, 60)
  expect(await look(broken)).toEqual({ type: 'image/jpeg', shape: null, thumbnail: null, playable: null })
})

it('a picture of too many pixels has no small one', async () => {
  const header = await sharp({ create: { width: 2, height: 2, channels: 3, background: '#000' } })
    .png()
    .toBuffer()
  header.writeUInt32BE(60_000, 16)
  header.writeUInt32BE(60_000, 20)
  expect((await look(header)).thumbnail).toBeNull()
})
