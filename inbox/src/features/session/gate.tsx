import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'

import { sessionQuery } from '../../api/queries.ts'
import { Pause } from '../../ui/pause.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useInvitation } from './invitation-link.ts'
import { SetUp } from './set-up.tsx'
import { SignIn } from './sign-in.tsx'
import { SignedIn } from './signed-in.tsx'

const Invitation = lazy(async () => ({ default: (await import('./invitation.tsx')).Invitation }))

/** The first thing anybody sees: an invitation, set-up on a new hub, sign-in, or the inbox. */
export function Gate() {
  const token = useInvitation()
  if (token === null) return <Door />
  return (
    <Suspense fallback={<Pause label="Opening your invitation" />}>
      <Invitation key={token} token={token} />
    </Suspense>
  )
}

function Door() {
  const session = useQuery(sessionQuery)
  if (session.data === undefined) {
    if (session.isPending && session.failureCount === 0) return <Pause label="Opening the inbox" />
    return <Problem error={session.error ?? session.failureReason} retry={() => void session.refetch()} />
  }
  const { signed_in, needs_owner } = session.data
  if (needs_owner) return <SetUp />
  if (signed_in === null) return <SignIn />
  return <SignedIn key={signed_in.user.id} me={signed_in} />
}
