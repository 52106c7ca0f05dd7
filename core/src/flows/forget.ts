import type { Drop } from '../domain/change.ts'
import type { TenantId } from '../domain/ids.ts'
import type { Claim, Work } from '../domain/task.ts'
import type { Hub } from '../ports/hub.ts'
import { enactAtHome, settle, type Ending } from './enact.ts'

type ForgetWork = Extract<Work, { kind: 'forget' }>

/** What one commit takes away. */
const mostAtOnce = 50
/** In between others get their turn; 500 records a second are more than a busy hub makes. */
const pauseMs = 100

/** Takes away what was kept for long enough, the oldest first and a few at a time. */
export async function forget(
  hub: Pick<Hub, 'stores' | 'queue' | 'live' | 'moment'>,
  work: ForgetWork,
  claim: Claim,
): Promise<Ending> {
  return settle(async () => {
    const changes = await bygone(hub, claim.task.tenant, work, mostAtOnce)
    const decision = { changes, tasks: [] }
    const isOver = changes.length < mostAtOnce
    const { now } = hub.moment()
    return enactAtHome(hub, isOver ? decision : { ...decision, laterAt: now + pauseMs }, claim)
  })
}

/** The oldest of these records, as far as they are from before the time; of the hub itself, if there is no tenant. */
export async function bygone(
  { stores }: Pick<Hub, 'stores'>,
  tenant: TenantId | null,
  { record, before }: Pick<ForgetWork, 'record' | 'before'>,
  most: number,
): Promise<readonly Drop[]> {
  const isOld = ({ at }: { readonly at: number }) => at < before
  const drop = { kind: 'drop' } as const
  if (record === 'audit') {
    const home = tenant === null ? stores : stores.of(tenant)
    return (await home.oldestAudits(most)).filter(isOld).map(({ id }) => ({ ...drop, record, id }))
  }
  if (tenant === null) return []
  return (await stores.of(tenant).oldestAttempts(most))
    .filter(isOld)
    .map(({ id }) => ({ ...drop, record, id }))
}
