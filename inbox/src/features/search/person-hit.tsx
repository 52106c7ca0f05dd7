import type { AccountShape } from '@parley/contract/account.ts'
import type { ConversationShape } from '@parley/contract/conversation.ts'
import { Link } from '@tanstack/react-router'

import { Avatar } from '../../ui/avatar.tsx'
import { identityText } from '../customer/identity-text.ts'
import { markedName } from './marked-name.ts'
import { Pieces } from './pieces.tsx'

interface Props {
  readonly conversation: ConversationShape
  readonly account: AccountShape | undefined
  readonly text: string
}

/** Somebody who was found, by name or by number. */
export function PersonHit({ conversation, account, text }: Props) {
  const { customer } = conversation
  // What people tell each other comes before what only machines do.
  const identities = customer.identities
    .map(identityText)
    .toSorted((a, b) => Number(b[0] === '+') - Number(a[0] === '+'))
  const known = [...(customer.username === null ? [] : [`@${customer.username}`]), ...identities]
  return (
    <Link
      to="/c/$conversation"
      params={{ conversation: conversation.id }}
      search={({ view, account: only, find }) => ({
        ...(view === undefined ? {} : { view }),
        ...(only === undefined ? {} : { account: only }),
        ...(find === undefined ? {} : { find }),
      })}
      className="row hit"
      data-result
    >
      <Avatar name={customer.name} seed={customer.id} account={account} />
      <span className="row-name">
        <bdi>
          <Pieces pieces={markedName(customer.name, text)} />
        </bdi>
      </span>
      <span className="row-preview">
        <bdi>
          <Pieces pieces={markedName(known.join(' · '), text)} />
        </bdi>
      </span>
    </Link>
  )
}
