import type { AccountShape } from '@parley/contract/account.ts'
import type { ConversationShape } from '@parley/contract/conversation.ts'

import { dateTime, lengthText } from '../../ui/time-text.ts'
import { TemplatePicker } from '../templates/picker.tsx'
import { useDraft } from './use-draft.ts'

interface Props {
  readonly account: AccountShape
  readonly conversation: ConversationShape
  readonly since: number | null
}

/** Why nothing can be written here now, and what has to happen first. */
export function Closed({ account, conversation, since }: Props) {
  const [draft] = useDraft(conversation.id)
  return (
    <div className="composer closed" role="note">
      {account.active ? (
        <Window account={account} since={since} />
      ) : (
        <>
          <strong>This account is not connected.</strong>
          <p>Ask an owner or admin to connect {account.name} again.</p>
        </>
      )}
      {account.active && account.can.sends.template && (
        <TemplatePicker account={account} conversation={conversation} />
      )}
      {draft !== '' && (
        <p className="kept">Your draft is kept: “{draft.length > 80 ? `${draft.slice(0, 80)}…` : draft}”</p>
      )}
    </div>
  )
}

function Window({ account, since }: Pick<Props, 'account' | 'since'>) {
  const length = lengthText(account.can.reply_window_ms ?? 0)
  return (
    <>
      <strong>The reply window is closed{since === null ? '' : ` since ${dateTime(since)}`}.</strong>
      <p>
        {account.channel_label} takes an answer for {length} after the customer’s last message.{' '}
        {account.can.sends.template
          ? 'Until the customer writes, an approved template can be sent.'
          : 'You can write again as soon as the customer does.'}
      </p>
    </>
  )
}
