import { accessConformance } from '../conformance/access.ts'
import { alertConformance } from '../conformance/alerts.ts'
import { aroundConformance } from '../conformance/around.ts'
import { commitConformance } from '../conformance/commit.ts'
import { movingConformance } from '../conformance/moving.ts'
import { readConformance } from '../conformance/reads.ts'
import { searchConformance } from '../conformance/search.ts'
import { taskConformance } from '../conformance/tasks.ts'
import { tenancyConformance } from '../conformance/tenancy.ts'
import { scratch } from './scratch.ts'

const subject = { name: 'SQLite', open: scratch }

commitConformance(subject)
readConformance(subject)
tenancyConformance(subject)
taskConformance(subject)
accessConformance(subject)
alertConformance(subject)
movingConformance(subject)
aroundConformance(subject)
searchConformance(subject)
