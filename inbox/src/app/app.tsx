import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'

import { sessionQuery } from '../api/queries.ts'
import { codeOf, isPassing } from '../api/trouble.ts'
import { Gate } from '../features/session/gate.tsx'

export function App() {
  const [cache] = useState(createCache)
  return (
    <QueryClientProvider client={cache}>
      <Gate />
    </QueryClientProvider>
  )
}

/** Nothing gets stale by itself: the live stream keeps the cache equal to the server. */
function createCache(): QueryClient {
  const cache: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (codeOf(error) === 'unauthenticated' && query.queryKey[0] !== 'session') {
          void cache.invalidateQueries({ ...sessionQuery, exact: true })
        }
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
        retry: (failures, error) => failures < 3 && isPassing(error) && codeOf(error) !== 'unauthenticated',
      },
    },
  })
  return cache
}
