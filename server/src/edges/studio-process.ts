import { fork, type ChildProcess } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

import type { Rendition } from '@parley/core/domain/file.ts'
import type { Studio } from '@parley/core/ports/studio.ts'

import { report, unseen, type Errand, type Made, type Report } from '../studio/errand.ts'
import type { Clock } from './clock.ts'
import type { LocalBlobs } from './local-blobs.ts'
import { oneAtATime } from './one-at-a-time.ts'

/** It comes after everything else that the machine has to do. */
const patienceMs = 20_000
const idleMs = 30_000
const program = fileURLToPath(new URL('../studio/main.ts', import.meta.url))

export interface StudioProcess extends Studio {
  close(): void
}

type Asked = Errand extends infer E ? (E extends unknown ? Omit<E, 'id'> : never) : never

/**
 * A studio in a process of its own, which is there only while there is something to look at: pictures and sounds come
 * from strangers, and what reads them may break, hang or grow. It sees nothing of the configuration but where the program
 * ffmpeg is, if it may be used.
 */
export function studioProcess(blobs: LocalBlobs, clock: Clock, ffmpeg: string | null): StudioProcess {
  const crew = startCrew(clock, ffmpeg)
  return {
    close: crew.close,
    async look(tenant, hash, claimed) {
      const name = (what: string) => `${hash}.${what}`
      const asked = {
        kind: 'look',
        path: blobs.place(tenant, hash),
        claimed,
        thumbnail: blobs.place(tenant, name('thumbnail')),
        playable: blobs.place(tenant, name('playable')),
      } as const
      // A busy machine may have held it up: what nobody has looked at would be taken for something false.
      const told = (await crew.run(asked)) ?? (await crew.run(asked))
      const { type, shape, thumbnail, playable } = told?.sight ?? unseen
      if (thumbnail) await blobs.made(tenant, name('thumbnail'), thumbnail.size)
      if (playable) await blobs.made(tenant, name('playable'), playable.size)
      const called = (made: Made | null, what: string): Rendition | null =>
        made && { hash: name(what), ...made }
      return {
        type,
        shape,
        thumbnail: called(thumbnail, 'thumbnail'),
        playable: called(playable, 'playable'),
      }
    },
    async asVoiceNote(tenant, hash) {
      const to = blobs.place(tenant, `${hash}.voice`)
      const told = await crew.run({ kind: 'voice', path: blobs.place(tenant, hash), to })
      return told?.made ? readOnce(to) : null
    },
  }
}

async function* readOnce(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path)
  } finally {
    await rm(path, { force: true })
  }
}

/** One process that does one thing after the other, so that a file can harm nothing but itself. */
interface Crew {
  /** Null if the process could not do it in time, or died of it. */
  run(asked: Asked): Promise<Report | null>
  close(): void
}

function startCrew(clock: Clock, ffmpeg: string | null): Crew {
  const oneByOne = oneAtATime()
  let number = 0
  let child: ChildProcess | null = null
  let stayHome = () => {}

  const end = () => {
    stayHome()
    child?.kill('SIGKILL')
    child = null
  }
  return {
    close: end,
    run: (asked) =>
      oneByOne('studio', async () => {
        stayHome()
        child ??= start(ffmpeg)
        number += 1
        const told = await answered(child, { ...asked, id: number }, clock)
        // One that hangs or is dead is of no use to the next.
        if (told === null) end()
        else stayHome = clock.after(idleMs, end)
        return told
      }),
  }
}

function start(ffmpeg: string | null): ChildProcess {
  const child = fork(program, ffmpeg === null ? [] : [ffmpeg], {
    env: {},
    execArgv: ['--max-old-space-size=512'],
    stdio: 'ignore',
  })
  child.on('error', () => {})
  child.unref()
  child.channel?.unref()
  return child
}

function answered(child: ChildProcess, asked: Errand, clock: Clock): Promise<Report | null> {
  const { promise, resolve } = Promise.withResolvers<Report | null>()
  const hear = (message: unknown) => {
    const told = report.safeParse(message)
    if (told.success && told.data.id === asked.id) resolve(told.data)
  }
  const gone = () => resolve(null)
  const inTime = clock.after(patienceMs, gone)
  child.on('message', hear)
  child.once('exit', gone)
  child.send(asked, (error) => error && gone())
  return promise.finally(() => {
    inTime()
    child.off('message', hear)
    child.off('exit', gone)
  })
}
