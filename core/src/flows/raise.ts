import type { Alert } from '../domain/alert.ts'
import { nothing, put } from '../domain/change.ts'
import { decideRaise } from '../domain/decisions/raise.ts'
import type { Claim, Plan, Work } from '../domain/task.ts'
import type { Hub } from '../ports/hub.ts'
import { enactAtHome, settle, type Ending } from './enact.ts'

type Raising = Pick<Hub, 'stores' | 'queue' | 'live' | 'operator' | 'moment'>

/** Counts an alarm, and plans that administrators and the operator are told, unless they have been lately. */
export async function raise(
  hub: Raising,
  { alarm }: Extract<Work, { kind: 'raise' }>,
  claim: Claim,
): Promise<Ending> {
  const { tenant } = claim.task
  const home = tenant === null ? hub.stores : hub.stores.of(tenant)
  return settle(async () => {
    const open = await home.openAlert(alarm.kind, alarm.subject)
    const moment = hub.moment()
    const { alert, told } = decideRaise(open, alarm, moment)
    const targets = tenant === null || !told ? [] : await hub.stores.of(tenant).targets()
    const active = targets.filter((target) => target.active).map((target) => target.id)
    const operator = told ? hub.operator.map((_, at) => `operator:${at}` as const) : []
    const tasks = [...active, ...operator].map((target) => telling(alert, target, moment.now))
    return enactAtHome(hub, { changes: [put('alert', alert)], tasks }, claim)
  })
}

/** Each is told by itself, so that one that is away holds up no other. */
function telling({ id }: Alert, target: Extract<Work, { kind: 'tell' }>['target'], now: number): Plan {
  return { group: `tell:${id}:${target}`, work: { kind: 'tell', alert: id, target }, dueAt: now }
}

/** Resolves an alert whose cause is gone. */
export async function calmDown(
  hub: Raising,
  { cause }: Extract<Work, { kind: 'calm' }>,
  claim: Claim,
): Promise<Ending> {
  const { tenant } = claim.task
  const home = tenant === null ? hub.stores : hub.stores.of(tenant)
  return settle(async () => {
    const open = await home.openAlert(cause.kind, cause.subject)
    const resolved = open && put('alert', { ...open, resolvedAt: hub.moment().now })
    return enactAtHome(hub, { ...nothing, changes: resolved ? [resolved] : [] }, claim)
  })
}
