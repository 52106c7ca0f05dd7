import type { AccountShape } from '@parley/contract/account.ts'
import type { HitShape } from '@parley/contract/search.ts'
import { Link } from '@tanstack/react-router'

import { Avatar } from '../../ui/avatar.tsx'
import { useNow } from '../../ui/now.ts'
import { agoText, dateTime } from '../../ui/time-text.ts'
import { Pieces } from './pieces.tsx'

interface Props {
  readonly hit: HitShape
  readonly account: AccountShape | undefined
}

/** A message that was found; it leads to where it stands in its thread. */
export function MessageHit({ hit, account }: Props) {
  const at = Date.parse(hit.placed_at)
  const name = hit.customer_name ?? ''
  return (
    <Link
      to="/c/$conversation"
      params={{ conversation: hit.conversation_id }}
      search={(before) => ({ ...before, at: hit.message_id })}
      className="row hit"
      data-result
    >
      <Avatar name={name} seed={hit.customer_id} account={account} />
      <span className="row-name">
        <bdi>{name}</bdi>
      </span>
      <time className="row-time" dateTime={hit.placed_at} title={dateTime(at)}>
        {agoText(at, useNow())}
      </time>
      <span className="hit-words">
        {hit.direction === 'out' && <span className="row-you">You: </span>}
        <bdi>
          <Pieces pieces={hit.snippet} />
        </bdi>
      </span>
    </Link>
  )
}
