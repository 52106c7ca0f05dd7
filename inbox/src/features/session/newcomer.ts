import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

import { codeOf } from '../../api/trouble.ts'

/** What was loaded before is old by the time somebody comes in, and may be another agent's. */
export function useOthersForgotten(): void {
  const cache = useQueryClient()
  useEffect(() => cache.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }), [cache])
}

/** Whether the server knows the request and says no, for good. */
export function isRefusal(error: unknown): boolean {
  const code = codeOf(error)
  return code === 'forbidden' || code === 'invalid_request'
}
