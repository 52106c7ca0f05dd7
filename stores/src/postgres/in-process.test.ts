import { afterAll, beforeAll } from 'vitest'

import { accessConformance } from '../conformance/access.ts'
import { alertConformance } from '../conformance/alerts.ts'
import { aroundConformance } from '../conformance/around.ts'
import { commitConformance } from '../conformance/commit.ts'
import { readConformance } from '../conformance/reads.ts'
import { searchConformance } from '../conformance/search.ts'
import { taskConformance } from '../conformance/tasks.ts'
import { tenancyConformance } from '../conformance/tenancy.ts'
import { inProcess } from './in-process.ts'

// It has one session, so nothing can be written while a dump is read: moving is proved on a server (server.test.ts).
const postgres = inProcess()
const subject = { name: 'Postgres in the process', open: postgres.open }
beforeAll(() => postgres.ready, 60_000)
afterAll(postgres.close)

commitConformance(subject)
readConformance(subject)
tenancyConformance(subject)
taskConformance(subject)
accessConformance(subject)
alertConformance(subject)
aroundConformance(subject)
searchConformance(subject)
