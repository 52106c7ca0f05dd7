import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'

import { accountsQuery, conversationQuery } from '../api/queries.ts'
import { codeOf } from '../api/trouble.ts'
import { knownConversation } from '../features/live/caches.ts'
import { Conversation } from '../features/thread/conversation.tsx'
import { leftPlace } from '../features/thread/left-place.ts'
import { Pause } from '../ui/pause.tsx'
import { Problem } from '../ui/problem.tsx'
import { Nothing } from './nothing.tsx'

/** The conversation of the address; what a list already knows of it is shown at once. */
export function OpenConversation() {
  const { conversation: id } = useParams({ from: '/desk/c/$conversation' })
  const { at } = useSearch({ from: '/desk/c/$conversation' })
  const cache = useQueryClient()
  const navigate = useNavigate()
  const accounts = useQuery(accountsQuery)
  const query = useQuery({ ...conversationQuery(id), initialData: () => knownConversation(cache, id) })
  if (query.data === undefined) {
    if (codeOf(query.error) === 'not_found') return <Nothing />
    if (query.isError) return <Problem error={query.error} retry={() => void query.refetch()} />
    return <Pause label="Loading the conversation" rows={5} />
  }
  if (accounts.data === undefined && accounts.isError) {
    return <Problem error={accounts.error} retry={() => void accounts.refetch()} />
  }
  return (
    <Conversation
      key={id}
      conversation={query.data}
      account={accounts.data?.find((each) => each.id === query.data.account_id)}
      at={at}
      leave={() => void navigate({ to: '/', search: leftPlace })}
    />
  )
}
