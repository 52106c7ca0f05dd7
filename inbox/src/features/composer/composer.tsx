import type { AccountShape } from '@parley/contract/account.ts'
import type { ConversationShape } from '@parley/contract/conversation.ts'
import { useState } from 'react'

import { useNow } from '../../ui/now.ts'
import { useCommands } from '../commands/commands.ts'
import { windowOf } from '../conversations/window-text.ts'
import { TemplatePicker } from '../templates/picker.tsx'
import { Closed } from './closed.tsx'
import { Writing } from './writing.tsx'

import './composer.css'

interface Props {
  readonly conversation: ConversationShape
  readonly account: AccountShape
}

/** Where an agent writes the answer; while none may be written freely, what may be sent instead. A draft is kept. */
export function Composer({ conversation, account }: Props) {
  const now = useNow()
  const window = windowOf(conversation, account, now)
  const [picking, pick] = useState(false)
  const templates = account.can.sends.template !== undefined
  useCommands(
    templates
      ? [
          {
            id: 'template',
            title: 'Send a template',
            group: 'Conversation',
            keys: ['t'],
            run: () => pick(true),
          },
        ]
      : [],
  )
  const person = window.kind === 'closed' && humanUntil(conversation, account) > now
  if (!account.active || (window.kind === 'closed' && !person)) {
    return (
      <Closed
        account={account}
        conversation={conversation}
        since={window.kind === 'closed' ? window.since : null}
      />
    )
  }
  if (picking) {
    return (
      <div
        className="composer picking"
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          pick(false)
        }}
      >
        <TemplatePicker account={account} conversation={conversation} close={() => pick(false)} />
        <button type="button" className="button small" onClick={() => pick(false)}>
          Write a reply instead
        </button>
      </div>
    )
  }
  return (
    <Writing
      conversation={conversation}
      account={account}
      asPerson={person}
      pickTemplate={templates ? () => pick(true) : undefined}
    />
  )
}

/** Until when a person may still answer, marked as one; 0 where that is no way. */
function humanUntil({ last_inbound_at: last }: ConversationShape, { can }: AccountShape): number {
  return can.human_window_ms === null || last === null ? 0 : Date.parse(last) + can.human_window_ms
}
