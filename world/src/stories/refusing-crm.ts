import { listen } from '@parley/server/listen'
import { Hono } from 'hono'
import { z } from 'zod'

/** A webhook as a CRM with an endpoint for each path sees it. */
export interface Told {
  readonly endpoint: string
  readonly id: string
  readonly replayed: boolean
  readonly conversation: string
  readonly sequence: number
}

export interface RefusingCrm extends AsyncDisposable {
  readonly origin: string
  readonly refused: readonly Told[]
  readonly taken: readonly Told[]
  /** From now on it takes what comes, and once it has so many it answers nobody until it is let go. */
  takeAndHold(count: number): { readonly reached: Promise<void>; letGo(): void }
}

/** Answers every webhook with 401, for which the hub gives it up at once (docs/webhooks.md). */
export async function refusingCrm(): Promise<RefusingCrm> {
  const [refused, taken]: [Told[], Told[]] = [[], []]
  const [reached, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  let most = 0
  const app = new Hono().post('/:endpoint', async ({ req, text }) => {
    const { conversation_id: conversation, sequence } = shape.parse(await req.json())
    const [id, replayed] = [req.header('webhook-id') ?? '', req.header('webhook-replayed') === '1']
    const told = { endpoint: req.param('endpoint'), id, replayed, conversation, sequence }
    if (most === 0) {
      refused.push(told)
      return text('', 401)
    }
    if (taken.push(told) >= most) {
      reached.resolve()
      await letGo.promise
    }
    return text('')
  })
  const { port, close } = await listen(app, '127.0.0.1', 0)
  return {
    origin: `http://127.0.0.1:${port}`,
    refused,
    taken,
    takeAndHold(count) {
      most = count
      return { reached: reached.promise, letGo: letGo.resolve }
    },
    [Symbol.asyncDispose]: close,
  }
}

const shape = z.object({ conversation_id: z.string(), sequence: z.number() })
