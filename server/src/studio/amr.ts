import { readFile } from 'node:fs/promises'

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
