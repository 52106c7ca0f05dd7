import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { programs } from '../faults/programs.ts'
import { seeded } from '../faults/random.ts'
import { runRounds } from './rounds.ts'
import { openScene } from './scene.ts'

const present = programs()

test.skipIf(!present.postgres || !present.redis)(
  'two processes that take requests and two that work, each killed and stopped in its turn, lose, double and disorder nothing',
  { timeout: 600_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-cluster-'))
    const scene = await openScene({ folder, programs: present, apis: 2, workers: 2 }, seeded(1))
    try {
      const { report, brokenByStops } = await runRounds(scene, {
        ends: ['kill', 'stop'],
        messages: 30,
        perSecond: 60,
        customers: 20,
      })
      expect(
        report.lines.filter(({ wrong }) => wrong),
        `the logs are in ${folder}`,
      ).toEqual([])
      expect(report.details).toEqual([])
      expect(brokenByStops, 'a gentle stop breaks no request').toBe(0)
    } finally {
      await scene.end()
    }
    rmSync(folder, { recursive: true })
  },
)
