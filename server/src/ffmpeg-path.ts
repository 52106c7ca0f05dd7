import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, isAbsolute, join, resolve } from 'node:path'

import type { Env } from './env.ts'

/** Where ffmpeg is on this machine; null if it is not there, or not to be used. */
export function ffmpegPath({
  FFMPEG_PATH: told,
  PATH: path,
}: Pick<Env, 'FFMPEG_PATH' | 'PATH'>): string | null {
  if (told === 'off') return null
  const folders = path.split(delimiter).filter(isAbsolute)
  const places = told === undefined ? folders.map((folder) => join(folder, 'ffmpeg')) : [resolve(told)]
  return places.find(isProgram) ?? null
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
