import { getRouteApi } from '@tanstack/react-router'

import type { Filter } from '../../api/queries.ts'

const desk = getRouteApi('/desk')

/** Which conversations the list shows; the address holds it, so that a link or a reload shows the same. */
export function useFilter(): [Filter, (change: Partial<Filter>) => void] {
  const { view = 'open', account = null } = desk.useSearch()
  const navigate = desk.useNavigate()
  const change = (part: Partial<Filter>) => {
    const next = { view, account, ...part }
    void navigate({
      to: '.',
      search: {
        ...(next.view === 'open' ? {} : { view: next.view }),
        ...(next.account === null ? {} : { account: next.account }),
      },
      replace: true,
    })
  }
  return [{ view, account }, change]
}
