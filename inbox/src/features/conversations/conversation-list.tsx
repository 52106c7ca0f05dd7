import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'

import { accountsQuery, conversationsQuery } from '../../api/queries.ts'
import { Pause } from '../../ui/pause.tsx'
import { Problem } from '../../ui/problem.tsx'
import { flat } from '../live/place.ts'
import { Results } from '../search/results.tsx'
import { EmptyList } from './empty-list.tsx'
import { ListFilters } from './list-filters.tsx'
import { ListHeader } from './list-header.tsx'
import { Rows } from './rows.tsx'
import { useArranged } from './use-arranged.ts'
import { useFilter } from './use-filter.ts'

import './list.css'

/** The left column: filters, then the conversations, the latest activity first. */
export function ConversationList() {
  const [filter, changeFilter] = useFilter()
  const { conversation: open } = useParams({ strict: false })
  const { find } = useSearch({ from: '/desk' })
  const query = useInfiniteQuery(conversationsQuery(filter))
  const { data: accounts = [] } = useQuery(accountsQuery)
  const loaded = useMemo(() => flat(query.data), [query.data])
  const { shown, waiting, release, pointer } = useArranged(loaded, open, `${filter.view} ${filter.account}`)

  return (
    <section className="list" aria-label="Conversation list">
      <ListHeader />
      <ListFilters filter={filter} change={changeFilter} accounts={accounts} />
      {find === undefined ? (
        <div className="list-body" {...pointer}>
          {waiting > 0 && (
            <button type="button" className="pill" onClick={release}>
              {waiting} new
            </button>
          )}
          {query.data === undefined && query.isError && (
            <Problem error={query.error} retry={() => void query.refetch()} />
          )}
          {query.isPending && <Pause label="Loading conversations" rows={8} />}
          {query.isSuccess && shown.length === 0 && <EmptyList filter={filter} change={changeFilter} />}
          {shown.length > 0 && (
            <Rows
              key={`${filter.view} ${filter.account}`}
              conversations={shown}
              accounts={accounts}
              open={open}
              more={query.hasNextPage}
              loadMore={() => {
                if (!query.isFetching) void query.fetchNextPage()
              }}
            />
          )}
        </div>
      ) : (
        <div className="list-body">
          <Results text={find} account={filter.account} accounts={accounts} />
        </div>
      )}
    </section>
  )
}
