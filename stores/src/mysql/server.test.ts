import { needs } from '@parley/scripts/needs'
import { afterAll, beforeAll, describe } from 'vitest'

import { accessConformance } from '../conformance/access.ts'
import { alertConformance } from '../conformance/alerts.ts'
import { aroundConformance } from '../conformance/around.ts'
import { commitConformance } from '../conformance/commit.ts'
import { movingConformance } from '../conformance/moving.ts'
import { readConformance } from '../conformance/reads.ts'
import { searchConformance } from '../conformance/search.ts'
import { taskConformance } from '../conformance/tasks.ts'
import { tenancyConformance } from '../conformance/tenancy.ts'
import { startServer, storeOn, type Server } from './server.ts'

const program = needs('mariadb')

describe.skipIf(program === undefined)('on a server', () => {
  let server: Server
  beforeAll(async () => {
    server = await startServer(program ?? '', 'off')
  }, 60_000)
  afterAll(() => server.stop(), 60_000)
  const subject = { name: 'MariaDB', open: (clock: { now: number }) => storeOn(server, clock) }

  commitConformance(subject)
  readConformance(subject)
  tenancyConformance(subject)
  taskConformance(subject)
  accessConformance(subject)
  alertConformance(subject)
  movingConformance(subject)
  aroundConformance(subject)
  searchConformance(subject)
})
