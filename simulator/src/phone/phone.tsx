import { useState } from 'react'

import type { Kind } from './answers.ts'
import { Chat } from './chat.tsx'
import { Owners } from './owners.tsx'
import type { Side } from './side.ts'
import { useConversation } from './use-conversation.ts'
import { usePeople } from './use-people.ts'

const names: Readonly<Record<Kind, string>> = { whatsapp: 'WhatsApp', instagram: 'Instagram' }

/** One phone: whose it is on top, below it the conversation with a business. */
export function Phone({ kind }: { readonly kind: Kind }) {
  const { accounts, customers, reload } = usePeople(kind)
  const [accountId, setAccountId] = useState<string>()
  const [ownerId, setOwnerId] = useState<string>()
  const [side, setSide] = useState<Side>('customer')
  const account = accounts.find(({ id }) => id === accountId) ?? accounts[0]
  const owner = customers.find(({ id }) => id === ownerId) ?? customers[0]
  const { conversation, refresh } = useConversation(account?.id, owner?.id)
  return (
    <section className={`phone ${kind}`} aria-label={`${names[kind]} phone`}>
      <Owners
        kind={kind}
        customers={customers}
        chosen={owner?.id}
        unseen={conversation.unseen}
        choose={setOwnerId}
        added={({ id }) => {
          reload()
          setOwnerId(id)
        }}
      />
      <Chat
        key={`${account?.id} ${owner?.id} ${side}`}
        {...{ kind, side, accounts, account, owner, conversation }}
        choose={setAccountId}
        turn={() => setSide(side === 'customer' ? 'business' : 'customer')}
        reload={() => {
          reload()
          refresh()
        }}
      />
    </section>
  )
}
