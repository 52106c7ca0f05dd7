import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'

import { countsQuery } from '../api/queries.ts'

/** The tab shows how many conversations are unread. */
export function useDocumentTitle(): void {
  const { data } = useQuery(countsQuery)
  const unread = data?.unread ?? 0
  useEffect(() => {
    document.title = unread > 0 ? `(${unread > 99 ? '99+' : unread}) Inbox · Parley` : 'Inbox · Parley'
  }, [unread])
}
