import { alarm } from '../domain/alarm.ts'
import { put } from '../domain/change.ts'
import { newLetter, type Letter } from '../domain/letter.ts'
import type { Claim } from '../domain/task.ts'
import type { Hub } from '../ports/hub.ts'
import { Fenced, type Ending } from './enact.ts'

/** Ends a task as a dead letter: kept whole, visible, never in the way of what comes after it. */
export async function keepAside(
  hub: Pick<Hub, 'stores' | 'queue' | 'moment'>,
  claim: Claim,
  reason: Letter['reason'],
  detail: string,
): Promise<Ending> {
  const { group, work, tries } = claim.task
  const moment = hub.moment()
  const letter = newLetter(
    {
      reason,
      detail,
      kept: { kind: 'work', group, work },
      endpoint: work.kind === 'notify' ? work.endpoint : null,
      attempts: tries + 1,
    },
    moment,
  )
  const subject = letter.endpoint ?? reason
  const store = claim.task.tenant === null ? hub.stores : hub.stores.of(claim.task.tenant)
  const verdict = await store.commit({
    changes: [put('letter', letter)],
    tasks: [{ ...alarm({ kind: 'dead_letter', subject, detail }, moment), tenant: claim.task.tenant }],
    finish: { kind: 'done', claim },
  })
  if (verdict.kind !== 'done') throw new Fenced(claim.task.group)
  hub.queue.hint(verdict.hints)
  return 'done'
}
