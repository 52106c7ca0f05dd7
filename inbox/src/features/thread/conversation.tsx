import type { AccountShape } from '@parley/contract/account.ts'
import type { ConversationShape } from '@parley/contract/conversation.ts'
import { useRef, useState } from 'react'
import { z } from 'zod'

import { useCell } from '../../ui/cell.ts'
import { remembered } from '../../ui/remembered.ts'
import { useCommands, type Command } from '../commands/commands.ts'
import { Composer } from '../composer/composer.tsx'
import { CustomerPanel } from '../customer/customer-panel.tsx'
import { ThreadHeader } from './thread-header.tsx'
import { Thread } from './thread.tsx'
import { useUpdate } from './use-update.ts'

interface Props {
  readonly conversation: ConversationShape
  readonly account: AccountShape | undefined
  readonly leave: () => void
}

/** Where there is room, the customer stands in a third column unless that was hidden. */
const panelColumn = remembered('parley.panel', z.boolean(), true)
const roomForThree = 1200

/** An open conversation: who it is with, what was said, the answer, and the customer. */
export function Conversation({ conversation, account, leave }: Props) {
  const section = useRef<HTMLElement>(null)
  const column = useCell(panelColumn)
  const [drawer, setDrawer] = useState(false)
  const update = useUpdate(conversation)
  const closed = conversation.status === 'closed'
  const automated = conversation.answered_by === 'automation'

  const closeOrReopen = () =>
    closed ? update({ status: 'open' }, 'Reopened.') : update({ status: 'closed' }, 'Closed.')
  const hand = () =>
    automated
      ? update({ answered_by: 'people' }, 'You answer from now on.')
      : update({ answered_by: 'automation' }, 'Automation answers again.')
  const togglePanel = () => {
    const room = section.current?.closest('.desk')?.clientWidth ?? 0
    if (room >= roomForThree) panelColumn.set(!column)
    else setDrawer(!drawer)
  }
  const back = () => (drawer ? setDrawer(false) : leave())
  const offered: Command[] = [
    {
      id: 'close',
      title: closed ? 'Reopen conversation' : 'Close conversation',
      group: 'Conversation',
      keys: ['e'],
      run: closeOrReopen,
    },
    {
      id: 'hand',
      title: automated ? 'Take over from automation' : 'Hand back to automation',
      group: 'Conversation',
      keys: [],
      run: hand,
    },
    { id: 'panel', title: 'Show or hide the customer', group: 'Conversation', keys: [], run: togglePanel },
    { id: 'back', title: 'Back to the list', group: 'Conversation', keys: ['Escape'], run: back },
  ]
  useCommands(offered)
  return (
    <>
      <section
        ref={section}
        className="conversation"
        aria-label={`Conversation with ${conversation.customer.name}`}
      >
        <ThreadHeader
          conversation={conversation}
          account={account}
          closeOrReopen={closeOrReopen}
          togglePanel={togglePanel}
        />
        <Thread conversation={conversation} account={account} />
        {account && <Composer conversation={conversation} account={account} />}
      </section>
      <CustomerPanel
        conversation={conversation}
        account={account}
        hand={hand}
        column={column}
        drawer={drawer}
        close={() => setDrawer(false)}
      />
    </>
  )
}
