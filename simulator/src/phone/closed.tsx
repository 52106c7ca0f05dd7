import type { ReactNode } from 'react'

import type { Account } from './answers.ts'
import { api } from './api.ts'
import type { Pair } from './asked.ts'
import type { Side } from './side.ts'

interface ClosedProps {
  readonly side: Side
  readonly account: Account | undefined
  readonly blocked: boolean
  readonly open: (work: (pair: Pair) => Promise<unknown>) => void
  readonly children: ReactNode
}

/** Where to write, or why nobody can and what opens it. */
export function Closed({ side, account, blocked, open, children }: ClosedProps) {
  if (side === 'customer' && blocked) {
    return (
      <div className="closed">
        <p>You have blocked {account?.name}.</p>
        <button
          type="button"
          onClick={() => open((to) => api.act({ ...to, does: { kind: 'block', blocked: false } }))}
        >
          Unblock
        </button>
      </div>
    )
  }
  if (side === 'business' && account?.kind === 'whatsapp' && !account.coexistence) {
    return (
      <div className="closed">
        <p>This number is only connected by API; nobody has it on a phone.</p>
        <button type="button" onClick={() => open(({ accountId }) => api.pair(accountId))}>
          Put it on a phone, too
        </button>
      </div>
    )
  }
  return children
}
