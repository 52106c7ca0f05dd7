import { accessConformance } from './access.ts'
import { alertConformance } from './alerts.ts'
import { aroundConformance } from './around.ts'
import { commitConformance } from './commit.ts'
import { readConformance } from './reads.ts'
import { searchConformance } from './search.ts'
import type { Subject } from './subject.ts'
import { taskConformance } from './tasks.ts'
import { tenancyConformance } from './tenancy.ts'

/** All that every store promises; that its content can be moved is promised by `movingConformance`. */
export function storeConformance(subject: Subject): void {
  commitConformance(subject)
  readConformance(subject)
  tenancyConformance(subject)
  taskConformance(subject)
  accessConformance(subject)
  alertConformance(subject)
  aroundConformance(subject)
  searchConformance(subject)
}
