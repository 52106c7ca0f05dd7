import type { AccountShape } from '@parley/contract/account.ts'
import type { ConversationShape } from '@parley/contract/conversation.ts'

import { Avatar } from '../../ui/avatar.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useNow } from '../../ui/now.ts'
import { agoText, dateTime } from '../../ui/time-text.ts'
import { windowOf, windowText } from '../conversations/window-text.ts'
import { identityText } from './identity-text.ts'

import './customer.css'

interface Props {
  readonly conversation: ConversationShape
  readonly account: AccountShape | undefined
  readonly hand: () => void
  readonly column: boolean
  readonly drawer: boolean
  readonly close: () => void
}

/** Who the customer is and who answers: a column, or a drawer where there is no room for one. */
export function CustomerPanel({ conversation, account, hand, column, drawer, close }: Props) {
  const { customer } = conversation
  return (
    <aside className="customer" aria-label="Customer" data-column={column} data-drawer={drawer}>
      <button type="button" className="icon-button customer-close" onClick={close}>
        <Icon name="cross" />
        <span className="sr-only">Hide the customer</span>
      </button>
      <div className="customer-head">
        <Avatar name={customer.name} seed={customer.id} />
        <h2>
          <bdi>{customer.name}</bdi>
        </h2>
      </div>
      <Facts conversation={conversation} account={account} />
      <section className="answering">
        <h3>Who answers</h3>
        <p>
          {conversation.answered_by === 'automation'
            ? 'Automation answers by its rules until a person steps in.'
            : 'People answer. Automation stays silent.'}
        </p>
        <button type="button" className="button" onClick={hand}>
          {conversation.answered_by === 'automation' ? 'Take over' : 'Hand back to automation'}
        </button>
      </section>
    </aside>
  )
}

function Facts({ conversation, account }: Pick<Props, 'conversation' | 'account'>) {
  const now = useNow()
  const { customer } = conversation
  return (
    <dl className="facts">
      <dt>{customer.identities.length === 1 ? 'Identity' : 'Identities'}</dt>
      {customer.identities.map((identity) => (
        <dd key={identity} dir="ltr">
          {identityText(identity)}
        </dd>
      ))}
      {customer.opted_out.includes('marketing') && (
        <>
          <dt>Wishes</dt>
          <dd>No marketing messages</dd>
        </>
      )}
      <dt>First seen</dt>
      <dd>{dateTime(Date.parse(customer.created_at))}</dd>
      <dt>Last seen</dt>
      <dd>{customer.last_seen_at ? agoText(Date.parse(customer.last_seen_at), now) : 'Not yet'}</dd>
      {account && (
        <>
          <dt>Account</dt>
          <dd>
            <bdi>{account.name}</bdi> · {account.channel_label}
            {account.simulated && ' · simulated'}
          </dd>
          <dt>Reply window</dt>
          <dd>{windowText(windowOf(conversation, account, now), now) || 'No limit on this channel'}</dd>
        </>
      )}
    </dl>
  )
}
