import { createClient, type Client } from '@parley/contract/client.ts'
import { createKey } from '@parley/contract/key.ts'
import { signIn } from '@parley/contract/session.ts'
import { scope } from '@parley/core/domain/scope.ts'

import type { Plan } from '../plan.ts'

/** The API as the owner's program uses it: with a key that may do everything. */
export async function keyHolder(hubUrl: () => string, { owner }: Pick<Plan, 'owner'>): Promise<Client> {
  let cookie = ''
  const signedIn = createClient(hubUrl(), async (at, init) => {
    const response = await fetch(at, { ...init, headers: { ...init.headers, cookie } })
    cookie ||= response.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ')
    return response
  })
  await signedIn(signIn, { body: { email: owner.email, password: owner.password } })
  const { secret } = await signedIn(createKey, { body: { name: 'CRM', scopes: [...scope.options] } })
  return keyed(hubUrl, secret)
}

function keyed(hubUrl: () => string, secret: string): Client {
  return (route, call, signal) =>
    createClient(hubUrl(), (at, init) =>
      fetch(at, { ...init, headers: { ...init.headers, authorization: `Bearer ${secret}` } }),
    )(route, call, signal)
}
