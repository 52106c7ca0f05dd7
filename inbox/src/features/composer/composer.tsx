import type { AccountShape } from '@parley/contract/account.ts'
import type { ConversationShape } from '@parley/contract/conversation.ts'
import { measure } from '@parley/core/domain/text-limit.ts'
import { useRef, type KeyboardEvent } from 'react'

import { useCell } from '../../ui/cell.ts'
import { Icon } from '../../ui/icon.tsx'
import { useNow } from '../../ui/now.ts'
import { useCommands } from '../commands/commands.ts'
import { windowOf } from '../conversations/window-text.ts'
import { useWrite } from '../outbox/use-write.ts'
import { Closed } from './closed.tsx'
import { enterSends } from './enter-sends.ts'
import { isSend } from './is-send.ts'
import { LimitCounter } from './limit-counter.tsx'
import { useDraft } from './use-draft.ts'

import './composer.css'

interface Props {
  readonly conversation: ConversationShape
  readonly account: AccountShape
}

/** Where an agent writes the answer; while none may be sent, why not. What was written is kept either way. */
export function Composer({ conversation, account }: Props) {
  const window = windowOf(conversation, account, useNow())
  if (!account.active || window.kind === 'closed') {
    return (
      <Closed
        account={account}
        conversation={conversation}
        since={window.kind === 'closed' ? window.since : null}
      />
    )
  }
  return <Writing conversation={conversation} account={account} />
}

function Writing({ conversation, account }: Props) {
  const input = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useDraft(conversation.id)
  const write = useWrite(conversation.id)
  const enter = useCell(enterSends)
  const limit = account.can.text
  const used = measure(text.trim(), limit.unit)
  const sendable = used > 0 && used <= limit.max

  const send = () => {
    if (!sendable) return
    write(text.trim())
    setText('')
    input.current?.focus()
  }
  useComposerCommands({ focus: () => input.current?.focus(), send })
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') input.current?.blur()
    if (!isSend(event.nativeEvent, enter)) return
    event.preventDefault()
    send()
  }
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <textarea
        ref={input}
        aria-label="Message"
        placeholder="Write a reply"
        dir="auto"
        rows={1}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={press}
      />
      <div className="composer-line">
        <label className="enter-choice">
          <input type="checkbox" checked={enter} onChange={({ target }) => enterSends.set(target.checked)} />
          Enter sends
        </label>
        <LimitCounter used={used} limit={limit} />
        <button type="submit" className="button primary" aria-disabled={!sendable} title="Send (Ctrl Enter)">
          <Icon name="send" />
          Send
        </button>
      </div>
    </form>
  )
}

function useComposerCommands({
  focus,
  send,
}: {
  readonly focus: () => void
  readonly send: () => void
}): void {
  const enter = useCell(enterSends)
  const toggle = () => enterSends.set(!enter)
  const title = enter ? 'Make Enter start a new line' : 'Make Enter send the reply'
  useCommands([
    { id: 'reply', title: 'Write a reply', group: 'Conversation', keys: ['r'], run: focus },
    { id: 'send', title: 'Send the reply', group: 'Conversation', keys: ['mod+Enter'], run: send },
    { id: 'enter-sends', title, group: 'Screen', keys: [], run: toggle },
  ])
}
