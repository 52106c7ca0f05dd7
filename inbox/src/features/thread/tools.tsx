import type { AccountShape } from '@parley/contract/account.ts'
import type { MessageShape } from '@parley/contract/message.ts'
import { useId } from 'react'

import { Icon } from '../../ui/icon.tsx'
import { answered } from '../composer/answering.tsx'
import { useWrite } from '../outbox/use-write.ts'

import './tools.css'

const usual = ['👍', '❤️', '😂', '😮', '😢', '🙏'] as const

interface Props {
  readonly message: MessageShape
  readonly can: AccountShape['can']
}

/** What can be done about one message: answer it, react to it. Only what its channel can do is offered. */
export function Tools({ message, can }: Props) {
  if (message.channel_message_id === null || message.content.kind === 'deleted') return null
  const reactable = can.sends.reaction !== undefined && message.direction === 'in'
  return (
    <span className="tools">
      {can.replies && (
        <button
          type="button"
          className="icon-button"
          title="Answer this message"
          onClick={() => {
            answered.set(message)
            document.querySelector<HTMLTextAreaElement>('.composer textarea')?.focus()
          }}
        >
          <Icon name="forward" />
          <span className="sr-only">Answer this message</span>
        </button>
      )}
      {reactable && <React message={message} />}
    </span>
  )
}

function React({ message }: { readonly message: MessageShape }) {
  const id = useId()
  const write = useWrite(message.conversation_id)
  const mine = message.reactions.find(({ by }) => by === 'business')?.emoji ?? null
  const react = (emoji: string | null) => {
    write({ content: { kind: 'reaction', to: message.id, emoji }, replyTo: null, shown: emoji ?? '' })
  }
  return (
    <>
      <button type="button" className="icon-button" popoverTarget={id} title="React">
        <Icon name="smile" />
        <span className="sr-only">React to this message</span>
      </button>
      <span id={id} popover="auto" className="reactions" role="group" aria-label="Reaction">
        {usual.map((emoji) => (
          <button
            key={emoji}
            type="button"
            aria-pressed={emoji === mine}
            popoverTarget={id}
            popoverTargetAction="hide"
            onClick={() => react(emoji === mine ? null : emoji)}
          >
            {emoji}
          </button>
        ))}
      </span>
    </>
  )
}
