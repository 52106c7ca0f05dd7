import { constants, setPriority } from 'node:os'

import { errand, type Report } from './errand.ts'
import { intoOgg } from './film.ts'
import { look } from './look.ts'

/** The studio's own process: whatever a file does to it, the hub lives. It ends with the hub. */
// Messages go first.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
process.on('disconnect', () => process.exit(0))
process.on('message', (message: unknown) => void run(message))

async function run(message: unknown): Promise<void> {
  const asked = errand.parse(message)
  const report: Report =
    asked.kind === 'look'
      ? { id: asked.id, sight: await look(asked).catch(() => null), made: false }
      : { id: asked.id, sight: null, made: await intoOgg(asked.path, asked.to).catch(() => false) }
  process.send?.(report)
}
