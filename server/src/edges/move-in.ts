import { mkdir, open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

import { systemClock, type Clock } from './clock.ts'

export type MoveIn = (from: string, to: string) => Promise<void>

interface Move {
  readonly from: string
  readonly to: string
  readonly moved: () => void
  readonly failed: (error: unknown) => void
}

/** Of the disk's time files take one part of so many: the record's commits wait for the same disk. */
const share = 4
/** So many are written down together: more would keep the disk busy for longer than a commit should wait. */
const mostTogether = 4

/**
 * Moves files to their places: whole or not at all, also after a power cut, and on the disk when this resolves. Those that
 * come while the disk is at work are written down together, a few at a time, which costs it little more than one of them.
 */
export function movingIn(clock: Clock = systemClock): MoveIn {
  const waiting: Move[] = []
  let isAtWork = false
  const work = async () => {
    while (waiting.length > 0) {
      const round = waiting.splice(0, mostTogether)
      const startedAt = clock.now()
      await moveTogether(round)
      await new Promise<void>((resolve) => {
        clock.after((clock.now() - startedAt) * (share - 1), resolve)
      })
    }
    isAtWork = false
  }
  return (from, to) => {
    const { promise, resolve: moved, reject: failed } = Promise.withResolvers<void>()
    waiting.push({ from, to, moved, failed })
    if (!isAtWork) {
      isAtWork = true
      void work()
    }
    return promise
  }
}

/** The content is on the disk before the name, and the name before anybody is told. */
async function moveTogether(moves: readonly Move[]): Promise<void> {
  const renamed = moves.map(async ({ from, to }) => {
    await flush(from)
    await putAt(from, to)
  })
  await Promise.allSettled(renamed)
  const folders = new Map([...new Set(moves.map(({ to }) => dirname(to)))].map((path) => [path, flush(path)]))
  const told = moves.map(async ({ to, moved, failed }, at) => {
    await Promise.all([renamed[at], folders.get(dirname(to))]).then(moved, failed)
  })
  await Promise.all(told)
}

async function flush(path: string): Promise<void> {
  const file = await open(path)
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The folder is there already, except for the first. */
async function putAt(from: string, to: string): Promise<void> {
  await rename(from, to).catch(async () => {
    await mkdir(dirname(to), { recursive: true })
    await rename(from, to)
  })
}
