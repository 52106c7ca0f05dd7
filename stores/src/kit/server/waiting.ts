import { sharePage } from '../share-page.ts'
import type { WireHint } from '../wire.ts'
import type { TurnRow, TurnTable } from './dialect.ts'
import type { Session } from './session.ts'

/** The groups that wait without a lease; what owners with little leave of their share, those with more get. */
export async function waitingTurns(
  turns: TurnTable,
  session: Session,
  limit: number,
  now: number,
): Promise<readonly WireHint[]> {
  const owners = await turns.owners(session)
  if (owners.length === 0) return []
  const share = Math.ceil(limit / owners.length)
  const rows = await turns.first(session, owners, share, now)
  const left = limit - rows.length
  const byOwner = Map.groupBy(rows, ({ owner }) => owner)
  const full = owners.filter((owner) => byOwner.get(owner)?.length === share)
  if (left <= 0 || full.length === 0) return sharePage(rows.map(hintOf), limit)
  const more = await turns.first(session, full, share + Math.ceil(left / full.length), now)
  const others = rows.filter(({ owner }) => !full.includes(owner))
  return sharePage([...others, ...more].map(hintOf), limit)
}

function hintOf({
  grp,
  due_at: dueAt,
  owner,
  again,
}: Pick<TurnRow, 'grp' | 'due_at' | 'owner' | 'again'>): WireHint {
  return [grp, dueAt, owner, Boolean(again)]
}
