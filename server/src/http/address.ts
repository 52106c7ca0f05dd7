import type { Context } from 'hono'
import { z } from 'zod'

import type { Env } from '../env.ts'
import type { App } from './parts.ts'

/** What the Node server hands over with each request. */
const node = z.object({ incoming: z.object({ socket: z.object({ remoteAddress: z.string() }) }) })

/** Where a request comes from. Behind `PROXY_HOPS` proxies it is what the outermost of them wrote down. */
export function addressOf(context: Context<App>, { PROXY_HOPS: hops }: Pick<Env, 'PROXY_HOPS'>): string {
  const forwarded = (context.req.header('x-forwarded-for') ?? '').split(',').map((each) => each.trim())
  if (hops > 0) return forwarded.at(-hops) ?? forwarded[0] ?? ''
  const socket = node.safeParse(context.env)
  return socket.success ? socket.data.incoming.socket.remoteAddress : ''
}
