import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'

import { conversationQuery } from '../../api/queries.ts'
import { applyEvent } from './caches.ts'
import { replayOntoReads } from './replay.ts'
import { conversation, updated } from './sample.ts'

test('an event that comes while a conversation is read is put onto the older answer', async () => {
  const cache = new QueryClient()
  const replay = replayOntoReads(cache)
  const { promise: answer, resolve } = Promise.withResolvers<ReturnType<typeof conversation>>()
  const reading = cache.fetchQuery({ ...conversationQuery('con_a'), queryFn: () => answer })

  const event = updated(5, conversation({ status: 'closed' }))
  replay.note(event)
  applyEvent(cache, event)
  resolve(conversation({ status: 'open' }))
  await reading

  expect(cache.getQueryData(conversationQuery('con_a').queryKey)?.status).toBe('closed')
  replay.stop()
})
