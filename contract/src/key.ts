import { stands, type Key } from '@parley/core/domain/key.ts'
import type { User } from '@parley/core/domain/people.ts'
import { scope } from '@parley/core/domain/scope.ts'
import { z } from 'zod'

import { route } from './route.ts'
import { id, iso, isoOrNull, list, none, noParams, timestamp } from './shapes.ts'

export const keyShape = z
  .object({
    id: id('key'),
    name: z.string(),
    hint: z.string().describe('The last four characters of the secret.'),
    scopes: z.array(scope),
    account_ids: z
      .array(id('acc'))
      .nullable()
      .describe('The only accounts that exist for this key; null for all.'),
    expires_at: timestamp.nullable(),
    revoked_at: timestamp.nullable(),
    last_used_at: timestamp.nullable().describe('Exact to a minute.'),
    created_by: z.string().describe('Who made it: a person or another key.'),
    creator: z
      .object({
        kind: z.enum(['user', 'key']),
        name: z.string(),
        active: z
          .boolean()
          .describe('Whether the person may still come in, or the key still opens anything.'),
      })
      .nullable()
      .describe(
        'The same in words; null for somebody this hub does not know. A key goes on when its maker has left.',
      ),
    created_at: timestamp,
  })
  .meta({ id: 'ApiKey' })

export type KeyShape = z.infer<typeof keyShape>

/** Who can have made a key. */
export interface Makers {
  readonly users: readonly User[]
  readonly keys: readonly Key[]
}

export function presentKey(key: Key, makers: Makers, now: number): KeyShape {
  return {
    id: key.id,
    name: key.name,
    hint: key.hint,
    scopes: [...key.scopes],
    account_ids: key.accounts && [...key.accounts],
    expires_at: isoOrNull(key.expiresAt),
    revoked_at: isoOrNull(key.revokedAt),
    last_used_at: isoOrNull(key.lastUsedAt),
    created_by: key.createdBy,
    creator: creatorOf(key, makers, now),
    created_at: iso(key.createdAt),
  }
}

function creatorOf({ createdBy }: Key, { users, keys }: Makers, now: number): KeyShape['creator'] {
  const user = users.find(({ id }) => id === createdBy)
  if (user) return { kind: 'user', name: user.name, active: user.deactivatedAt === null }
  const key = keys.find(({ id }) => id === createdBy)
  return key ? { kind: 'key', name: key.name, active: stands(key, now) } : null
}

const params = z.object({ key_id: id('key') })

export const createKey = route({
  method: 'POST',
  path: '/api/v1/keys',
  summary: 'Make an API key; its secret is in this answer and nowhere else',
  auth: 'keys:write',
  audit: { action: 'create.key', keep: ['scopes', 'account_ids', 'expires_at'] },
  params: noParams,
  query: noParams,
  body: z.object({
    name: z.string().trim().min(1).max(120),
    scopes: z.array(scope).min(1).describe('No more than you have yourself.'),
    account_ids: z.array(id('acc')).min(1).max(50).nullable().default(null),
    expires_at: timestamp.nullable().default(null),
  }),
  status: 201,
  answer: z.object({
    key: keyShape,
    secret: z.string().meta({ examples: ['ply_live_4fZq0pXb2mN8sYc1kTgVw97AeRdHuJ'] }),
  }),
  errors: ['forbidden'],
})

export const listKeys = route({
  method: 'GET',
  path: '/api/v1/keys',
  summary: "The tenant's API keys, also those that were revoked",
  auth: 'keys:read',
  params: noParams,
  query: noParams,
  body: none,
  status: 200,
  answer: list(keyShape),
  errors: [],
})

export const getKey = route({
  method: 'GET',
  path: '/api/v1/keys/{key_id}',
  summary: 'One API key, without its secret',
  auth: 'keys:read',
  params,
  query: noParams,
  body: none,
  status: 200,
  answer: keyShape,
  errors: ['not_found'],
})

export const revokeKey = route({
  method: 'POST',
  path: '/api/v1/keys/{key_id}/revoke',
  summary: 'Revoke an API key: it opens nothing any more, within 5 seconds everywhere',
  auth: 'keys:write',
  audit: { action: 'revoke.key', keep: [] },
  params,
  query: noParams,
  body: none,
  status: 200,
  answer: keyShape,
  errors: ['not_found'],
})
