import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, it } from 'vitest'

import { systemClock } from './clock.ts'
import { movingIn } from './move-in.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-move-in-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function written(name: string): string {
  const path = join(folder, name)
  writeFileSync(path, name)
  return path
}

it('every file reaches its place, those that come while others are written down, too; what cannot be moved fails alone', async () => {
  const moveIn = movingIn()
  const names = Array.from({ length: 20 }, (_, at) => `file-${at}`)
  const first = moveIn(written('first'), join(folder, 'to/first'))
  const rest = names.map((name, at) => moveIn(written(name), join(folder, `to/${at % 3}`, name)))
  const lost = moveIn(join(folder, 'lost'), join(folder, 'to/lost'))
  await expect(lost).rejects.toMatchObject({ code: 'ENOENT' })
  await Promise.all([first, ...rest])
  const found = readdirSync(join(folder, 'to'), { recursive: true, withFileTypes: true })
  expect(found.filter((each) => each.isFile())).toHaveLength(21)
})

it('the disk has three times as long for everything else as it was kept busy by files', async () => {
  const rests: number[] = []
  let now = 0
  const clock = {
    ...systemClock,
    now: () => (now += 10),
    after(ms: number, call: () => void) {
      rests.push(ms)
      call()
      return () => {}
    },
  }
  const moveIn = movingIn(clock)
  await moveIn(written('one'), join(folder, 'to/one'))
  await moveIn(written('two'), join(folder, 'to/two'))
  await expect.poll(() => rests).toEqual([30, 30])
})
