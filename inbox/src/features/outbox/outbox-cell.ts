import type { UserId } from '@parley/core/domain/ids.ts'
import { createContext, use } from 'react'

import type { Cell } from '../../ui/cell.ts'
import { remembered } from '../../ui/remembered.ts'
import { outbox, type Outgoing } from './outbox.ts'

export type OutboxCell = Cell<Outgoing[]>

/** The outbox of one agent in this browser; it survives reloads and crashes. */
export function outboxOf(user: UserId): OutboxCell {
  return remembered(`parley.outbox.${user}`, outbox, [])
}

export const OutboxContext = createContext<OutboxCell | null>(null)

export function useOutbox(): OutboxCell {
  const found = use(OutboxContext)
  if (found === null) throw new Error('The outbox belongs to a signed-in agent: render this inside SignedIn.')
  return found
}
