import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { askRecord } from '../ask-record.ts'
import type { Fault } from '../fault.ts'
import { must } from '../report.ts'
import { comes, membersOf, type Stage } from '../stage.ts'
import { stepByStep } from '../step-by-step.ts'
import { stopped, unharmed } from './t20-stopped-in-turn.ts'

export const t50: Fault = {
  id: 'T50',
  fault: 'Encryption keys are exchanged under load.',
  injection:
    'Each process in turn is told of the new key, then to seal with it, and, once all is sealed with it, to do without the old one.',
  passes: 'Nothing fails, and the old one can be dropped.',
  profiles: ['embedded', 'server', 'mysql'],
  spendsStage: true,
  async run(stage, size) {
    const old = oldKey(stage)
    const newest = `newest:${Buffer.from(Array.from({ length: 32 }, () => stage.random() * 256)).toString('base64')}`
    const codes: (number | null)[] = []
    const harm = unharmed(stage)
    const left = async () => (await sealedWith(stage, old)).length
    await stepByStep(
      stage,
      size,
      [`${old},${newest}`, `${newest},${old}`, newest].flatMap((keys) =>
        membersOf(stage).map((member) => async () => {
          if (keys === newest) await comes(async () => (await left()) === 0)
          codes.push(await stopped(member))
          await member.start({ ...stage.env, ENCRYPTION_KEYS: keys })
        }),
      ),
    )
    return [
      must('records that are sealed with the old key', await left(), 0),
      must(
        'records that are sealed with the new one',
        (await sealedWith(stage, newest)).length > 0 ? 'some' : 'none',
        'some',
      ),
      must('processes that did not end by themselves', codes.filter((code) => code !== 0).length, 0),
      ...harm(),
    ]
  },
}

function oldKey({ cluster, env }: Stage): string {
  const given = cluster?.env['ENCRYPTION_KEYS']
  return given ?? readFileSync(join(env['DATA_DIR'] ?? '', 'encryption.key'), 'utf8').trim()
}

/** As they lie in the record: the name of the key is part of what it sealed. */
async function sealedWith(stage: Stage, key: string): Promise<readonly unknown[]> {
  const sealed = `doc like '%.${key.slice(0, key.indexOf(':'))}.%'`
  return askRecord(
    stage,
    `select id from account where ${sealed} union all select id from endpoint where ${sealed}`,
  )
}
