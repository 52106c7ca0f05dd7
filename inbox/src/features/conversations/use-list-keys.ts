import type { ConversationShape } from '@parley/contract/conversation.ts'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'

import { useCommands, type Command } from '../commands/commands.ts'
import { leftPlace } from '../thread/left-place.ts'

/**
 * `j` and `k` walk through the list: from one open conversation to the next, or, with none open, from row to row.
 * Returns the row that the Tab key reaches.
 */
export function useListKeys(
  conversations: readonly ConversationShape[],
  open: string | undefined,
  show: (index: number) => void,
): string | undefined {
  const navigate = useNavigate()
  const [marked, setMarked] = useState<string>()
  if (open !== undefined && open !== marked) setMarked(open)
  const current = conversations.findIndex(({ id }) => id === (open ?? marked))

  const openAt = (index: number) => {
    const target = conversations[index]
    if (target === undefined) return
    void navigate({ to: '/c/$conversation', params: { conversation: target.id }, search: leftPlace })
  }
  const walk = (step: 1 | -1) => () => {
    const index = current === -1 ? 0 : Math.min(Math.max(current + step, 0), conversations.length - 1)
    setMarked(conversations[index]?.id)
    show(index)
    if (open !== undefined && index !== current) openAt(index)
  }
  const offered: Command[] = [
    { id: 'next', title: 'Next conversation', group: 'List', keys: ['j', 'ArrowDown'], run: walk(1) },
    { id: 'previous', title: 'Previous conversation', group: 'List', keys: ['k', 'ArrowUp'], run: walk(-1) },
    {
      id: 'open',
      title: 'Open conversation',
      group: 'List',
      keys: ['Enter'],
      run: () => openAt(Math.max(current, 0)),
    },
  ]
  useCommands(offered)
  return conversations[Math.max(current, 0)]?.id
}
