import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Member } from '../../cluster/member.ts'
import { askRecord } from '../ask-record.ts'
import type { Fault } from '../fault.ts'
import { copyTree } from '../mutations/copy-tree.ts'
import { must } from '../report.ts'
import { membersOf } from '../stage.ts'
import { stepByStep } from '../step-by-step.ts'
import { stopped, unharmed } from './t20-stopped-in-turn.ts'

export const t57: Fault = {
  id: 'T57',
  fault: 'A new version takes steps of the schema while the old one works beside it, and then has to go.',
  injection:
    'Each process in turn becomes one of a version with three steps more (a column with a default, a table, an index); an old one is killed and comes back; then each becomes the old version again. All under load.',
  passes:
    'Every process starts and ends by itself, no send is left of unknown fate, and behind a balancer no webhook is refused.',
  profiles: ['embedded', 'server', 'mysql'],
  spendsStage: true,
  async run(stage, size) {
    const tree = newerVersion()
    const newer = join(tree, 'server/src/main.ts')
    const codes: (number | null)[] = []
    const becomes = (member: Member, main: string | null) => async () => {
      codes.push(await stopped(member))
      member.runs(main)
      await member.start()
    }
    const members = membersOf(stage)
    const old = members.at(-1)
    const diesAndComesBack = async () => {
      await old?.kill()
      await old?.start()
    }
    const harm = unharmed(stage)
    try {
      await stepByStep(stage, size, [
        ...members.slice(0, -1).map((member) => becomes(member, newer)),
        ...(members.length > 1 ? [diesAndComesBack] : []),
        ...members.slice(-1).map((member) => becomes(member, newer)),
        ...members.map((member) => becomes(member, null)),
      ])
    } finally {
      rmSync(tree, { recursive: true })
    }
    const [unknown, broken] = harm()
    const taken = await askRecord(stage, `select name from migration where name like '90%'`)
    return [
      must('steps that the newer version took', taken.length, 3),
      must('processes that did not end by themselves', codes.filter((code) => code !== 0).length, 0),
      // Who is killed leaves some; that is T02's.
      ...(unknown && members.length === 1 ? [unknown] : []),
      ...(broken ? [broken] : []),
    ]
  },
}

const last = '\n]\n\n/** What the documents look like after all steps. */'
const added = `
  { name: '900-column', up: ({ schema }) => [schema.alterTable('message').addColumn('newer', 'bigint', (is) => is.notNull().defaultTo(0))] },
  { name: '901-table', up: ({ schema }) => [schema.createTable('newer').addColumn('id', 'bigint', (is) => is.primaryKey())] },
  { name: '902-index', up: ({ schema }) => [schema.createIndex('message_newer').on('message').columns(['tenant', 'newer', 'id'])] },`

/** A copy of this code that is ahead of it by some steps of the schema. */
function newerVersion(): string {
  const tree = copyTree(new URL('../../../../', import.meta.url).pathname)
  const file = join(tree, 'stores/src/kit/migrations/steps.ts')
  const parts = readFileSync(file, 'utf8').split(last)
  if (parts.length !== 2) throw new Error(`${file} no longer ends its steps with ${last}.`)
  writeFileSync(file, parts.join(added + last))
  execFileSync(process.execPath, [join(tree, 'stores/src/sqlite/compile.ts')])
  return tree
}
