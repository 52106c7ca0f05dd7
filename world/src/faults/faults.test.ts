import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { runFaults } from './run.ts'

const minutes = 60_000

test(
  'killed three times in the worst weather, the hub loses, doubles and disorders nothing and tells every status right',
  { timeout: 10 * minutes },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-faults-'))
    const report = await runFaults({
      messages: 1_000,
      conversations: 50,
      perSecond: 125,
      kills: 3,
      seed: 1,
      folder,
    })
    expect(report.details, `the ledgers are in ${folder}`).toEqual([])
    expect(report.lines.filter(({ wrong }) => wrong)).toEqual([])
    rmSync(folder, { recursive: true })
  },
)
