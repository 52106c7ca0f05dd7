import { z } from 'zod'

import type { Plan } from '../plan.ts'

type Send = (path: string, init: RequestInit) => Response | Promise<Response>

/** The secret of an API key with these scopes, made by whoever has this address and password. */
export async function newKey(
  send: Send,
  { email, password }: Pick<Plan['owner'], 'email' | 'password'>,
  scopes: readonly string[],
): Promise<string> {
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    send(path, { method: 'POST', headers, body: JSON.stringify(body) })
  const signedIn = await post('/api/v1/session', { email, password })
  const cookie = signedIn.headers.getSetCookie().map((each) => each.split(';')[0])
  const made = await post('/api/v1/keys', { name: 'story', scopes }, { cookie: cookie.join('; ') })
  return z.object({ secret: z.string() }).parse(await made.json()).secret
}
