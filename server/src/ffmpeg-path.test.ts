import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { ffmpegPath } from './ffmpeg-path.ts'

let folder: string
let program: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-path-'))
  program = join(folder, 'ffmpeg')
  writeFileSync(program, '')
  chmodSync(program, 0o700)
  mkdirSync(join(folder, 'other/ffmpeg'), { recursive: true })
})
afterAll(() => rmSync(folder, { recursive: true }))

const found = (path: string, told?: string) => ffmpegPath({ PATH: path, FFMPEG_PATH: told })

test('ffmpeg is where the configuration says, else on PATH', () => {
  const path = ['relative', join(folder, 'other'), folder].join(delimiter)
  expect(found(path)).toBe(program)
  expect(found('', program)).toBe(program)
  expect(found('')).toBeNull()
})

test('ffmpeg is not used if the configuration says so, or names something else', () => {
  expect(found(folder, 'off')).toBeNull()
  expect(found(folder, join(folder, 'other/ffmpeg'))).toBeNull()
  expect(found(folder, '/nowhere/ffmpeg')).toBeNull()
})
