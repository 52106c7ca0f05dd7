import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { needs } from '@parley/scripts/needs'
import { expect, test } from 'vitest'

import { seeded } from '../faults/random.ts'
import { reportOn } from '../faults/report.ts'
import { openScene } from './scene.ts'

const programs = { postgres: needs('postgres') ?? '', redis: needs('redis') ?? '' }

test.skipIf(!programs.postgres || !programs.redis)(
  'two processes that take requests and two that work tell the CRM of everything, once and in order',
  { timeout: 120_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-cluster-'))
    const scene = await openScene({ folder, programs, apis: 2, workers: 2 }, seeded(1))
    await scene.load(200, 20, 100)
    await expect.poll(scene.atRest, { timeout: 60_000 }).toBe(true)
    const report = reportOn(scene.far, 200, true)
    await scene.end()
    expect(
      report.lines.filter(({ wrong }) => wrong),
      `the logs are in ${folder}`,
    ).toEqual([])
    expect(scene.cluster.balancer.counters()).toEqual({ refused: 0, broken: 0 })
    rmSync(folder, { recursive: true })
  },
)
