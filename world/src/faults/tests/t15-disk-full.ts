import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'

import type { Fault } from '../fault.ts'
import { knock } from '../knock.ts'
import { must } from '../report.ts'
import { comeToRest, load } from '../stage.ts'

const sizeMb = 64
const fullMs = 5_000

export const t15: Fault = {
  id: 'T15',
  fault: 'The disk is full.',
  injection: `The record lies on a file system of ${sizeMb} MB that other data fills under load, for five seconds. (Needs root.)`,
  passes:
    'Webhooks are put off with 503, the process lives, and when there is space again it goes on; the file is whole.',
  profiles: ['embedded'],
  async run(stage, size) {
    const [only] = stage.apis
    const disk = join(stage.folder, 'disk')
    mkdirSync(disk)
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMb}m`, 'tmpfs', disk])
    try {
      await only?.stop()
      cpSync(stage.env['DATA_DIR'] ?? '', disk, { recursive: true })
      await only?.start({ ...stage.env, DATA_DIR: disk })
      const child = only?.process()?.child
      const knocking = knock(stage)
      await Promise.all([load(stage, size), fill(disk)])
      const answers = await knocking.end()
      const rests = await comeToRest(stage)
      await only?.stop()
      const check = integrity(join(disk, 'parley.db'))
      await only?.start({ ...stage.env, DATA_DIR: disk })
      return [
        ...answers,
        must('came to rest', rests ? 'yes' : 'no', 'yes'),
        must('the process ended by itself', child?.exitCode === 0 ? 'no' : 'yes', 'no'),
        must('integrity of the file', check, 'ok'),
      ]
    } finally {
      await only?.kill()
      await only?.start(stage.env)
      execFileSync('umount', [disk])
    }
  },
}

async function fill(disk: string): Promise<void> {
  await wait(1_500)
  const ballast = join(disk, 'ballast')
  const [some, little] = [Buffer.alloc(1024 * 1024), Buffer.alloc(4096)]
  const until = Date.now() + fullMs
  while (Date.now() < until) {
    for (const part of [some, little]) while (fits(ballast, part));
    await wait(20)
  }
  rmSync(ballast)
}

function fits(file: string, part: Buffer): boolean {
  try {
    writeFileSync(file, part, { flag: 'a' })
    return true
  } catch {
    return false
  }
}

function integrity(path: string): string {
  const db = new DatabaseSync(path, { readOnly: true })
  const row = db.prepare('pragma integrity_check').get()
  db.close()
  return String(row?.['integrity_check'])
}
