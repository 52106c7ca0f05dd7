import { getRouteApi } from '@tanstack/react-router'

import type { Filter } from '../../api/queries.ts'

const desk = getRouteApi('/desk')

/**
 * Which conversations the list shows, and what is looked for among all of them; the address holds both, so that a link or
 * a reload shows the same. Choosing a view ends the search.
 */
export function useFilter(): [Filter, (change: Partial<Filter>) => void] {
  const { view = 'open', account = null, find } = desk.useSearch()
  const navigate = desk.useNavigate()
  const change = (part: Partial<Filter>) => {
    const next = { view, account, ...part }
    void navigate({
      to: '.',
      search: {
        ...(next.view === 'open' ? {} : { view: next.view }),
        ...(next.account === null ? {} : { account: next.account }),
        ...(find === undefined || part.view !== undefined ? {} : { find }),
      },
      replace: true,
    })
  }
  return [{ view, account }, change]
}
