import { createClient } from '@parley/contract/client.ts'

import { noteServerTime } from './server-clock.ts'

const patienceMs = 20_000

/** Calls one endpoint of the API that served this page. */
export const call = createClient('', async (url, { signal, ...init }) => {
  const timeout = AbortSignal.timeout(patienceMs)
  const response = await fetch(url, {
    ...init,
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  })
  noteServerTime(response.headers.get('date'))
  return response
})
