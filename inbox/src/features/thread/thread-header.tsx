import type { AccountShape } from '@parley/contract/account.ts'
import type { ConversationShape } from '@parley/contract/conversation.ts'
import { Link } from '@tanstack/react-router'

import { AccountMark } from '../../ui/avatar.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useNow } from '../../ui/now.ts'
import { moodOf, windowOf, windowText } from '../conversations/window-text.ts'

interface Props {
  readonly conversation: ConversationShape
  readonly account: AccountShape | undefined
  readonly closeOrReopen: () => void
  readonly togglePanel: () => void
}

export function ThreadHeader({ conversation, account, closeOrReopen, togglePanel }: Props) {
  const closed = conversation.status === 'closed'
  return (
    <header className="thread-header">
      <Link to="/" search={true} className="icon-button back" title="Back to the list (Esc)">
        <Icon name="back" />
        <span className="sr-only">Back to the list</span>
      </Link>
      <div className="thread-title">
        <h2>
          <bdi>{conversation.customer.name}</bdi>
        </h2>
        <p>
          {account && (
            <>
              <AccountMark account={account} />
              <span className="account-name">
                <bdi>{account.name}</bdi> · {account.channel_label}
              </span>
              {account.simulated && <span className="chip">Simulated</span>}
              <Countdown conversation={conversation} account={account} />
            </>
          )}
        </p>
      </div>
      <button
        type="button"
        className="button close-button"
        onClick={closeOrReopen}
        title={closed ? 'Reopen (e)' : 'Close (e)'}
      >
        <Icon name={closed ? 'reopen' : 'archive'} />
        <span>{closed ? 'Reopen' : 'Close'}</span>
      </button>
      <button type="button" className="icon-button" onClick={togglePanel} title="Customer">
        <Icon name="panel" />
        <span className="sr-only">Show or hide the customer</span>
      </button>
    </header>
  )
}

function Countdown({
  conversation,
  account,
}: Pick<Props, 'conversation'> & { readonly account: AccountShape }) {
  const now = useNow()
  const window = windowOf(conversation, account, now)
  const mood = moodOf(window, now)
  if (mood === 'none') return null
  return (
    <span className="chip" data-mood={mood} title="Time left to reply">
      {windowText(window, now)}
    </span>
  )
}
