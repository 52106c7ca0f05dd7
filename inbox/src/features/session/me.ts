import type { AnswerOf } from '@parley/contract/route.ts'
import type { getSession } from '@parley/contract/session.ts'
import { createContext, use } from 'react'

/** Who is signed in. */
export type Me = NonNullable<AnswerOf<typeof getSession>['signed_in']>

export const MeContext = createContext<Me | null>(null)

export function useMe(): Me {
  const me = use(MeContext)
  if (me === null) throw new Error('Nobody is signed in here: render this inside SignedIn.')
  return me
}
