import type { Decision } from '@parley/core/domain/change.ts'
import type { Conversation } from '@parley/core/domain/conversation.ts'
import type { Customer } from '@parley/core/domain/customer.ts'
import type { Entry } from '@parley/core/domain/entry.ts'
import type { AccountId, TenantId } from '@parley/core/domain/ids.ts'

/** The newest state of the two records that change with every message. */
interface Touched {
  readonly customer?: Customer
  readonly conversation?: Conversation
}

/**
 * What decisions leave behind, as the store would have it: versions grow, events are numbered. Customers and conversations
 * are given back instead, because only their last state stays. Tasks are taken for done.
 */
export function ledger(tenant: TenantId) {
  const seqs = new Map<AccountId, number>()
  let entries: Entry[] = []
  return {
    enter({ changes }: Decision): Touched {
      let touched: Touched = {}
      for (const change of changes) {
        if (change.kind === 'log') {
          const seq = (seqs.get(change.event.account) ?? 0) + 1
          seqs.set(change.event.account, seq)
          entries.push({ kind: 'event', tenant, doc: { seq, ...change.event } })
        } else if (change.kind !== 'put') throw new TypeError(`Nobody expects a ${change.kind} here.`)
        else if (change.record === 'customer') touched = { ...touched, customer: written(change.value) }
        else if (change.record === 'conversation')
          touched = { ...touched, conversation: written(change.value) }
        else if (change.record === 'message')
          entries.push({ kind: 'message', tenant, doc: written(change.value) })
        else if (change.record === 'attempt')
          entries.push({ kind: 'attempt', tenant, doc: written(change.value) })
        else throw new TypeError(`Nobody expects a ${change.record} here.`)
      }
      return touched
    },
    /** What has gathered since it was last asked. */
    page(): readonly Entry[] {
      const page = entries
      entries = []
      return page
    },
    heads: (): readonly Entry[] =>
      [...seqs].map(([account, seq]) => ({ kind: 'head', tenant, doc: { account, seq } })),
  }
}

function written<T extends { readonly version: number }>(value: T): T {
  return { ...value, version: value.version + 1 }
}
