import { afterAll, beforeAll } from 'vitest'

import { storeConformance } from '../conformance/store.ts'
import { inProcess } from './in-process.ts'

// It has one session, so nothing can be written while a dump is read: moving is proved on a server (server.test.ts).
const postgres = inProcess()
const subject = { name: 'Postgres in the process', open: postgres.open }
beforeAll(() => postgres.ready, 60_000)
afterAll(postgres.close)

storeConformance(subject)
