import type { AccountShape } from '@parley/contract/account.ts'
import type { ConversationShape } from '@parley/contract/conversation.ts'
import type { MessageId } from '@parley/core/domain/ids.ts'
import { useRef, useState } from 'react'
import { z } from 'zod'

import { useCell } from '../../ui/cell.ts'
import { remembered } from '../../ui/remembered.ts'
import { Composer } from '../composer/composer.tsx'
import { TextStyles } from '../content/rich-text.tsx'
import { CustomerPanel } from '../customer/customer-panel.tsx'
import { Continued } from './continued.tsx'
import { ThreadHeader } from './thread-header.tsx'
import { Thread } from './thread.tsx'
import { useConversationActions } from './use-conversation-actions.ts'

interface Props {
  readonly conversation: ConversationShape
  readonly account: AccountShape | undefined
  /** The message at which the thread is opened. */
  readonly at: MessageId | undefined
  readonly leave: () => void
}

/** Where there is room, the customer stands in a third column unless that was hidden. */
const panelColumn = remembered('parley.panel', z.boolean(), true)
const roomForThreeRem = 75

/** An open conversation: who it is with, what was said, the answer, and the customer. */
export function Conversation({ conversation, account, at, leave }: Props) {
  const section = useRef<HTMLElement>(null)
  const column = useCell(panelColumn)
  const goesOn = conversation.continued_in
  const [drawer, setDrawer] = useState(false)
  const togglePanel = () => {
    const room = section.current?.closest('.desk')?.clientWidth ?? 0
    if (room >= roomForThreeRem * remPx()) panelColumn.set(!column)
    else setDrawer(!drawer)
  }
  const back = () => (drawer ? setDrawer(false) : leave())
  const { closeOrReopen, hand } = useConversationActions(conversation, { togglePanel, back })
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
        <TextStyles value={account?.can.styles ?? false}>
          <Thread key={at} conversation={conversation} account={account} at={at} />
        </TextStyles>
        {goesOn !== null && <Continued in={goesOn} />}
        {goesOn === null && account && <Composer conversation={conversation} account={account} />}
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

/** How large a rem is: whoever wants larger text has room for less. */
function remPx(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
}
