import type { AccountShape } from '@parley/contract/account.ts'
import { useQuery } from '@tanstack/react-query'

import { countsQuery, type Filter } from '../../api/queries.ts'
import { useCommands } from '../commands/commands.ts'
import { SearchBox } from '../search/search-box.tsx'

interface Props {
  readonly filter: Filter
  readonly change: (change: Partial<Filter>) => void
  readonly accounts: readonly AccountShape[]
}

const views = [
  { view: 'open', label: 'Open' },
  { view: 'unread', label: 'Unread' },
  { view: 'closed', label: 'Closed' },
  { view: 'all', label: 'All' },
] as const

export function ListFilters({ filter, change, accounts }: Props) {
  const { data: counts } = useQuery({ ...countsQuery, placeholderData: (previous) => previous })
  useCommands(
    views.map(({ view, label }) => ({
      id: `view-${view}`,
      title: `Show ${label.toLowerCase()} conversations`,
      group: 'List' as const,
      keys: [],
      run: () => change({ view }),
    })),
  )
  return (
    <div className="filters">
      <fieldset className="segments">
        <legend className="sr-only">Show</legend>
        {views.map(({ view, label }) => (
          <label key={view}>
            <input
              type="radio"
              name="view"
              value={view}
              checked={filter.view === view}
              onChange={() => change({ view })}
            />
            <span>
              {label}
              {(view === 'open' || view === 'unread') && <Count of={counts?.[view]} />}
            </span>
          </label>
        ))}
      </fieldset>
      <div className="filter-line">
        <SearchBox />
        {accounts.length > 1 && (
          <select
            aria-label="Account"
            value={filter.account ?? ''}
            onChange={({ target }) =>
              change({ account: accounts.find(({ id }) => id === target.value)?.id ?? null })
            }
          >
            <option value="">All accounts</option>
            {accounts.map(({ id, name, channel_label }) => (
              <option key={id} value={id}>
                {name} · {channel_label}
              </option>
            ))}
          </select>
        )}
      </div>
    </div>
  )
}

function Count({ of }: { readonly of: number | undefined }) {
  return <span className="count">{of === undefined ? '' : of > 999 ? '999+' : of}</span>
}
