import type { AccountShape } from '@parley/contract/account.ts'
import type { ConversationShape } from '@parley/contract/conversation.ts'
import type { UserShape } from '@parley/contract/session.ts'

import { useNow } from '../../ui/now.ts'
import { dayText } from '../../ui/time-text.ts'
import { Bubble } from './bubble.tsx'
import { OutgoingBubble } from './outgoing-bubble.tsx'
import type { ThreadItem } from './thread-items.ts'

interface Props {
  readonly item: ThreadItem
  readonly conversation: ConversationShape
  readonly account: AccountShape | undefined
  readonly users: readonly UserShape[]
  /** It was looked for. */
  readonly found: boolean
}

export function ThreadLine({ item, conversation, account, users, found }: Props) {
  switch (item.kind) {
    case 'day':
      return <Day at={item.at} />
    case 'unread':
      return (
        <p className="separator unread" data-first-unread>
          <span>New</span>
        </p>
      )
    case 'outgoing':
      return <OutgoingBubble outgoing={item.outgoing} starts={item.starts} />
    case 'message':
      if (item.message.content.kind === 'notice') return <Note text={item.message.content.text} />
      return (
        <Bubble
          message={item.message}
          quoted={item.quoted}
          starts={item.starts}
          customerName={conversation.customer.name}
          channelLabel={account?.channel_label ?? 'the channel'}
          can={account?.can}
          users={users}
          found={found}
        />
      )
  }
}

/** What the platform itself says in the thread. */
function Note({ text }: { readonly text: string }) {
  return (
    <p className="separator">
      <span dir="auto">{text}</span>
    </p>
  )
}

function Day({ at }: { readonly at: number }) {
  return (
    <p className="separator">
      <span>{dayText(at, useNow())}</span>
    </p>
  )
}
