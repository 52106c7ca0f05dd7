import { needs } from '@parley/scripts/needs'
import { test } from 'vitest'

import { explore } from './explore.ts'
import { postgres } from './postgres.ts'
import { sqlite } from './sqlite.ts'

const few = { runs: 4, seed: 1, longest: 80 }
const program = needs('postgres')

test('SQLite does what the model of groups, leases and commits does, also after crashes', async () => {
  await explore(sqlite, few)
}, 180_000)

test.skipIf(program === undefined)(
  'two processes on Postgres do what the model does, also while they die and come back',
  async () => {
    await using subject = await postgres(program ?? '')
    await explore(subject, few)
  },
  180_000,
)
