import { needs } from '@parley/scripts/needs'
import { describe, test } from 'vitest'

import { explore } from './explore.ts'
import { mysql } from './mysql.ts'
import { postgres } from './postgres.ts'
import { sqlite } from './sqlite.ts'

const few = { runs: 4, seed: 1, longest: 80 }

test('SQLite does what the model of groups, leases and commits does, also after crashes', async () => {
  await explore(sqlite, few)
}, 180_000)

describe.each([
  ['postgres', postgres],
  ['mariadb', mysql],
] as const)('two processes on %s', (service, open) => {
  const program = needs(service)
  test.skipIf(program === undefined)(
    'do what the model does, also while they die and come back',
    async () => {
      await using subject = await open(program ?? '')
      await explore(subject, few)
    },
    180_000,
  )
})
