import { useState } from 'react'

import type { Account, Bubble, Kind } from './answers.ts'
import { api } from './api.ts'
import { Bubbles } from './bubbles.tsx'
import { Composer } from './composer.tsx'
import { Owners } from './owners.tsx'
import { useConversation } from './use-conversation.ts'
import { usePeople } from './use-people.ts'

const names: Readonly<Record<Kind, string>> = { whatsapp: 'WhatsApp', instagram: 'Instagram' }

/** One phone: whose it is on top, below it the conversation with a business. */
export function Phone({ kind }: { readonly kind: Kind }) {
  const { accounts, customers, reload } = usePeople(kind)
  const [accountId, setAccountId] = useState<string>()
  const [ownerId, setOwnerId] = useState<string>()
  const account = accounts.find(({ id }) => id === accountId) ?? accounts[0]
  const owner = customers.find(({ id }) => id === ownerId) ?? customers[0]
  const { pair, bubbles, typing, unseen } = useConversation(account?.id, owner?.id)
  const [replyTo, setReplyTo] = useState<Bubble>()
  const turnTo = (id: string) => {
    setOwnerId(id)
    setReplyTo(undefined)
  }
  return (
    <section className={`phone ${kind}`} aria-label={`${names[kind]} phone`}>
      <Owners
        kind={kind}
        customers={customers}
        chosen={owner?.id}
        unseen={unseen}
        choose={turnTo}
        added={({ id }) => {
          reload()
          turnTo(id)
        }}
      />
      <Header accounts={accounts} account={account} typing={typing} choose={setAccountId} />
      <Bubbles kind={kind} bubbles={bubbles} typing={typing} business={account?.name} reply={setReplyTo} />
      <Composer
        key={pair && `${pair.accountId} ${pair.customerId}`}
        owner={owner?.name}
        disabled={!pair}
        replyTo={replyTo}
        forget={() => setReplyTo(undefined)}
        send={async (text) => {
          if (!pair) return
          await api.write({ ...pair, text, ...(replyTo && { replyTo: replyTo.id }) })
          setReplyTo(undefined)
        }}
      />
    </section>
  )
}

interface HeaderProps {
  readonly accounts: readonly Account[]
  readonly account: Account | undefined
  readonly typing: boolean
  readonly choose: (id: string) => void
}

function Header({ accounts, account, typing, choose }: HeaderProps) {
  return (
    <header className="business">
      <span className="avatar business-avatar" aria-hidden="true">
        {account?.name.slice(0, 1) ?? '…'}
      </span>
      <div className="business-name">
        {accounts.length > 1 ? (
          <select aria-label="Business" value={account?.id} onChange={({ target }) => choose(target.value)}>
            {accounts.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        ) : (
          <strong>{account?.name ?? 'No account yet'}</strong>
        )}
        <span className="business-line">
          {typing ? 'typing…' : (account?.displayPhone ?? account?.username)}
        </span>
      </div>
    </header>
  )
}
