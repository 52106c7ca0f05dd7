import type { Session } from '@parley/core/domain/people.ts'
import { z } from 'zod'

import { route } from './route.ts'
import { email } from './session.ts'
import { id, iso, list, none, noParams, timestamp } from './shapes.ts'

/** For programs of people. Programs of their own use an API key; browsers get the same pair as cookies. */
export const createToken = route({
  method: 'POST',
  path: '/api/v1/token',
  summary: 'Sign in as a person from a program, or exchange a refresh token for the next pair',
  auth: 'anyone',
  audit: { action: 'create.session', keep: ['grant_type'] },
  params: noParams,
  query: noParams,
  body: z.discriminatedUnion('grant_type', [
    z.object({ grant_type: z.literal('password'), email, password: z.string().min(1).max(200) }),
    z
      .object({ grant_type: z.literal('refresh_token'), refresh_token: z.string().max(4000) })
      .describe('Works once; a second use ends the session for whoever holds a token of it.'),
  ]),
  status: 200,
  answer: z.object({
    access_token: z.string().describe('A JSON Web Token for `Authorization: Bearer …`.'),
    token_type: z.literal('Bearer'),
    expires_in: z.int().describe('Seconds.'),
    refresh_token: z.string(),
  }),
  errors: ['unauthenticated', 'tenant_suspended', 'too_many_requests'],
})

export const signedInShape = z
  .object({
    id: id('ses'),
    agent: z.string().describe('What the browser or program called itself.'),
    created_at: timestamp,
    last_used_at: timestamp.describe('Exact to ten minutes.'),
    expires_at: timestamp,
    current: z.boolean().describe('Whether it is the one that asks.'),
  })
  .meta({ id: 'SignedIn' })

export function presentSignedIn(session: Session, current: string | null): z.infer<typeof signedInShape> {
  return {
    id: session.id,
    agent: session.agent,
    created_at: iso(session.createdAt),
    last_used_at: iso(session.rotatedAt),
    expires_at: iso(session.expiresAt),
    current: session.id === current,
  }
}

export const listSessions = route({
  method: 'GET',
  path: '/api/v1/sessions',
  summary: 'Where you are signed in',
  auth: 'person',
  params: noParams,
  query: noParams,
  body: none,
  status: 200,
  answer: list(signedInShape),
  errors: [],
})

export const endSession = route({
  method: 'DELETE',
  path: '/api/v1/sessions/{session_id}',
  summary: 'Sign out somewhere else: its tokens open nothing any more, within 5 seconds everywhere',
  auth: 'person',
  audit: { action: 'revoke.session', keep: [] },
  params: z.object({ session_id: id('ses') }),
  query: noParams,
  body: none,
  status: 200,
  answer: signedInShape,
  errors: ['not_found'],
})
