import { movingConformance } from '../conformance/moving.ts'
import { storeConformance } from '../conformance/store.ts'
import { scratch } from './scratch.ts'

const subject = { name: 'SQLite', open: scratch }

storeConformance(subject)
movingConformance(subject)
