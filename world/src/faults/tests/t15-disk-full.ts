import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'

import type { Fault } from '../fault.ts'
import { knock } from '../knock.ts'
import { must } from '../report.ts'
import { comes, comeToRest, membersOf, type Stage } from '../stage.ts'
import { stepByStep } from '../step-by-step.ts'

const sizeMb = { embedded: 64, server: 400, mysql: 400 } as const
const fullMs = 5_000

export const t15: Fault = {
  id: 'T15',
  fault: 'The disk is full.',
  injection: `The record lies on a file system of ${sizeMb.embedded} MB (Postgres: ${sizeMb.server}) that other data fills under load, for five seconds. (Needs root.)`,
  passes:
    'Webhooks are put off with 503, the hub’s processes live, and when there is space again (and Postgres, if it ended, was started) it goes on; the file is whole.',
  profiles: ['embedded', 'server'],
  // The small disk holds the messages of a few seeds only.
  spendsStage: true,
  diskMb: (profile) => sizeMb[profile],
  async run(stage, size) {
    const children = membersOf(stage).map((member) => member.process()?.child)
    const knocking = knock(stage)
    await stepByStep(stage, size, [() => fill(stage)])
    const answers = await knocking.end()
    const rests = await comeToRest(stage)
    const ended = children.filter((child) => child?.exitCode !== null || child.signalCode !== null)
    return [
      ...answers,
      must('came to rest', rests ? 'yes' : 'no', 'yes'),
      must('processes that ended', ended.length, 0),
      ...(stage.cluster
        ? []
        : [must('integrity of the file', integrity(`${stage.env['DATA_DIR']}/parley.db`), 'ok')]),
    ]
  },
}

async function fill({ disk, cluster }: Stage): Promise<void> {
  const ballast = join(disk ?? '', 'ballast')
  const [some, little] = [Buffer.alloc(1024 * 1024), Buffer.alloc(4096)]
  const until = Date.now() + fullMs
  while (Date.now() < until) {
    for (const part of [some, little]) while (fits(ballast, part));
    await wait(20)
  }
  rmSync(ballast)
  const database = cluster?.database
  if (database?.kind === 'postgres') await comes(() => database.server.revive())
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
