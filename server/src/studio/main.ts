import { existsSync, readdirSync } from 'node:fs'
import { constants, setPriority } from 'node:os'

import { errand, type Report } from './errand.ts'
import { ffmpegAt } from './ffmpeg.ts'
import { intoOgg } from './film.ts'
import { look } from './look.ts'

/** The studio's own process: whatever a file does to it, the hub lives. It ends with the hub. */
const [program] = process.argv.slice(2)
/** Less than the hub waits, so that what else was seen of the file is told. */
const ffmpegMs = 15_000

goLast()
process.on('disconnect', () => process.exit(0))
process.on('message', (message: unknown) => void run(message))

/** Messages go first. Linux counts the priority by threads, and most of those that do the work are there already. */
function goLast(): void {
  const threads = '/proc/self/task'
  for (const id of existsSync(threads) ? readdirSync(threads) : ['0'])
    setPriority(Number(id), constants.priority.PRIORITY_BELOW_NORMAL)
}

async function run(message: unknown): Promise<void> {
  const asked = errand.parse(message)
  const ffmpeg = program === undefined ? null : ffmpegAt(program, AbortSignal.timeout(ffmpegMs))
  const report: Report =
    asked.kind === 'look'
      ? { id: asked.id, sight: await look(asked, ffmpeg).catch(() => null), made: false }
      : { id: asked.id, sight: null, made: await intoOgg(asked.path, asked.to).catch(() => false) }
  process.send?.(report)
}
