import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { catalogue } from './catalogue.ts'
import { sizes } from './fault.ts'
import { programs } from './programs.ts'
import type { ProfileName } from './stage.ts'
import { tryFault } from './try-fault.ts'

const present = programs()
/** The others are for the command: the whole of them takes an hour. */
const here: readonly [string, ProfileName][] = [
  ['T01', 'embedded'],
  ['T03', 'embedded'],
  ['T52', 'embedded'],
  ['T57', 'embedded'],
  ['T01', 'server'],
]

for (const [id, profile] of here) {
  const fault = catalogue.get(id)
  test.skipIf(profile === 'server' && (!present.postgres || !present.redis))(
    `${id} on ${profile}: ${fault?.fault}`,
    { timeout: 10 * 60_000 },
    async () => {
      if (!fault) throw new Error(`There is no ${id}.`)
      const folder = mkdtempSync(join(tmpdir(), 'parley-faults-'))
      const trying = tryFault(fault, sizes.short, [1], { profile, folder, programs: present })
      for await (const { report } of trying) {
        expect(report.details, `the ledgers are in ${folder}`).toEqual([])
        expect(report.lines.filter(({ wrong }) => wrong)).toEqual([])
      }
      rmSync(folder, { recursive: true })
    },
  )
}
