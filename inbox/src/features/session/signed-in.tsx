import { listEvents } from '@parley/contract/event.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

import { call } from '../../api/call.ts'
import { router } from '../../app/router.tsx'
import { Pause } from '../../ui/pause.tsx'
import { Problem } from '../../ui/problem.tsx'
import { startLive } from '../live/start-live.ts'
import { OutboxContext, outboxOf } from '../outbox/outbox-cell.ts'
import { settle } from '../outbox/outbox.ts'
import { startPosting } from '../outbox/post.ts'
import { MeContext, type Me } from './me.ts'

/**
 * The inbox of one agent. The live cursor is read before anything else, so that what happens while the first lists
 * load is replayed onto them.
 */
export function SignedIn({ me }: { readonly me: Me }) {
  const cache = useQueryClient()
  const [outbox] = useState(() => outboxOf(me.user.id))
  const cursor = useQuery({
    queryKey: ['session', me.user.id, 'cursor'],
    queryFn: async ({ signal }) => (await call(listEvents, {}, signal)).cursor,
    gcTime: 0,
  })
  const from = cursor.data
  useEffect(() => {
    if (from === undefined) return
    return startLive(cache, from, (event) => {
      if (event.type === 'message.queued')
        outbox.set(settle(outbox.get(), event.data.message.idempotency_key))
    })
  }, [cache, from, outbox])
  useEffect(() => startPosting(outbox, cache), [cache, outbox])

  if (from === undefined) {
    if (cursor.isPending && cursor.failureCount === 0) return <Pause label="Opening the inbox" />
    return <Problem error={cursor.error ?? cursor.failureReason} retry={() => void cursor.refetch()} />
  }
  return (
    <MeContext value={me}>
      <OutboxContext value={outbox}>
        <RouterProvider router={router} />
      </OutboxContext>
    </MeContext>
  )
}
