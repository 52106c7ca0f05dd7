import type { AccountShape } from '@parley/contract/account.ts'
import type { ConversationShape } from '@parley/contract/conversation.ts'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef } from 'react'

import { Row } from './row.tsx'
import { useListKeys } from './use-list-keys.ts'

interface Props {
  readonly conversations: readonly ConversationShape[]
  readonly accounts: readonly AccountShape[]
  readonly open: string | undefined
  readonly more: boolean
  readonly loadMore: () => void
}

const ahead = 15

/** The rows that can be seen, of a list of any length. */
export function Rows({ conversations, accounts, open, more, loadMore }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const byId = useMemo(() => new Map(accounts.map((account) => [account.id, account])), [accounts])
  const virtual = useVirtualizer({
    count: conversations.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 68,
    getItemKey: (index) => conversations[index]?.id ?? index,
    overscan: 6,
  })
  const selected = useListKeys(conversations, open, (index) => {
    virtual.scrollToIndex(index, { align: 'auto' })
    focusRow(scroller.current, conversations[index]?.id)
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (more && last > conversations.length - ahead) loadMore()
  }, [more, last, conversations.length, loadMore])

  return (
    <div className="rows-scroller" ref={scroller}>
      <ul aria-label="Conversations" className="rows" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, key, start }) => {
          const conversation = conversations[index]
          if (conversation === undefined) return null
          return (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={more ? -1 : conversations.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)` }}
            >
              <Row
                conversation={conversation}
                account={byId.get(conversation.account_id)}
                selected={conversation.id === selected}
              />
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** After the row has been scrolled into being. */
function focusRow(scroller: HTMLElement | null, id: string | undefined): void {
  requestAnimationFrame(() => scroller?.querySelector<HTMLElement>(`[data-row="${id}"]`)?.focus())
}
