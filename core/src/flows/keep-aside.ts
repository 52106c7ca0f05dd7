import { put } from '../domain/change.ts'
import type { Letter } from '../domain/letter.ts'
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
  const { now, id } = hub.moment()
  const letter: Letter = {
    id: id('dlq'),
    reason,
    detail,
    payload: JSON.stringify(claim.task),
    createdAt: now,
    version: 0,
  }
  const store = claim.task.tenant === null ? hub.stores : hub.stores.of(claim.task.tenant)
  const verdict = await store.commit({
    changes: [put('letter', letter)],
    tasks: [],
    finish: { kind: 'done', claim },
  })
  if (verdict.kind !== 'done') throw new Fenced(claim.task.group)
  hub.queue.hint(verdict.hints)
  return 'done'
}
