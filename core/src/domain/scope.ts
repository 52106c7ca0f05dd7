import { z } from 'zod'

import type { User } from './people.ts'

/** What a caller may do. A key carries a list of them, a person those of the role. */
export const scope = z.enum([
  'conversations:read',
  'conversations:write',
  'messages:read',
  'messages:send',
  'accounts:read',
  'accounts:write',
  'events:read',
  'users:read',
  'users:write',
  'keys:read',
  'keys:write',
  'audit:read',
  'letters:read',
  'letters:write',
  'alerts:read',
  'alerts:write',
])
export type Scope = z.infer<typeof scope>

const agent: readonly Scope[] = [
  'conversations:read',
  'conversations:write',
  'messages:read',
  'messages:send',
  'accounts:read',
  'events:read',
  'users:read',
]

/** The scopes of each role. */
export const roleScopes: Readonly<Record<User['role'], ReadonlySet<Scope>>> = {
  agent: new Set(agent),
  admin: new Set(scope.options),
  owner: new Set(scope.options),
}
