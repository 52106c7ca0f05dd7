import { createToken, endSession, listSessions, presentSignedIn } from '@parley/contract/token.ts'
import { HubError } from '@parley/core/domain/error.ts'
import type { Session } from '@parley/core/domain/people.ts'
import { enact } from '@parley/core/flows/enact.ts'
import type { Hub } from '@parley/core/ports/hub.ts'
import type { Hono } from 'hono'

import type { Caller } from '../caller.ts'
import type { App, HttpParts } from '../parts.ts'
import { serve } from '../serve.ts'
import { accessMs, exchange, startSession, type Pair } from '../sessions.ts'
import type { Door } from '../sign-in.ts'

/** The tokens of people's programs, and where somebody is signed in. */
export function tokens(app: Hono<App>, parts: HttpParts, door: Door): void {
  serve(app, parts, createToken, async ({ body, context, hubAs }) => {
    if (body.grant_type === 'password') {
      const { tenant, user } = await door.enter(context, body)
      const agent = context.req.header('user-agent') ?? ''
      return present(await startSession(hubAs({ kind: 'user', id: user.id }), tenant, user, agent))
    }
    await door.guess(context)
    // Every ten minutes of every session: not worth a line in the audit log.
    const exchanged = await exchange(parts.hub, body.refresh_token, context.get('correlationId'))
    if (!exchanged)
      throw new HubError('unauthenticated', 'refresh_token: it was used, revoked or is too old.')
    if (exchanged.known.suspended) throw new HubError('tenant_suspended')
    return present(exchanged.pair)
  })

  serve(app, parts, listSessions, async ({ hub, caller }) => {
    const found = await own(hub, caller)
    return { data: found.map((session) => presentSignedIn(session, caller.session)), next: null }
  })

  serve(app, parts, endSession, async ({ hub, caller, params }) => {
    const session = (await own(hub, caller)).find((each) => each.id === params.session_id)
    if (!session) throw new HubError('not_found', 'You are not signed in by such a session.')
    const drop = { kind: 'drop', record: 'session', id: session.id } as const
    await enact(hub, hub.stores.of(caller.tenant), { changes: [drop], tasks: [] }, null)
    return presentSignedIn(session, caller.session)
  })
}

async function own(hub: Hub, { tenant, user }: Caller): Promise<readonly Session[]> {
  return user ? hub.stores.of(tenant).sessions(user.id) : []
}

function present({ access, refresh }: Pair) {
  return {
    access_token: access,
    token_type: 'Bearer' as const,
    expires_in: accessMs / 1000,
    refresh_token: refresh,
  }
}
