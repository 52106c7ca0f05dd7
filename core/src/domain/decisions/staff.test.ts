import { describe, expect, it } from 'vitest'

import type { Key } from '../key.ts'
import type { Session, Tenant, User } from '../people.ts'
import { roleScopes } from '../scope.ts'
import { decideStaff, type StaffActor, type StaffChange } from './staff.ts'

const tenant: Tenant = {
  id: 'ten_1',
  name: 'Café',
  plan: 'free',
  credits: 0,
  suspendedAt: null,
  createdAt: 0,
  version: 3,
}
const person = (id: User['id'], role: User['role'], over: Partial<User> = {}): User => ({
  id,
  email: `${id}@example.org`,
  name: id,
  role,
  passwordHash: null,
  invite: null,
  deactivatedAt: null,
  createdAt: 0,
  version: 1,
  ...over,
})
const ada = person('usr_ada', 'owner')
const ben = person('usr_ben', 'owner')
const eva = person('usr_eva', 'agent')
const session: Session = {
  id: 'ses_1',
  user: eva.id,
  generation: 0,
  rotatedAt: 0,
  agent: '',
  createdAt: 0,
  expiresAt: 9,
  version: 1,
}
const by = (role: User['role']): StaffActor => ({ role, scopes: roleScopes[role] })
const key: StaffActor = { role: null, scopes: new Set(['users:read', 'users:write']) }

function decide(user: User, change: StaffChange, actor: StaffActor, users: readonly User[]) {
  const decided = decideStaff({ tenant, user, users, sessions: [session], keys: [] }, change, actor, {
    now: 9,
  })
  if (decided.kind === 'refused') return decided.code
  return decided.decision.changes.map((each) =>
    'record' in each ? `${each.kind} ${each.record}` : each.kind,
  )
}

describe('staff', () => {
  it.each([
    ['an admin makes an agent an admin', eva, { role: 'admin' }, by('admin'), [ada, eva], ['put user']],
    [
      'an agent, shut out, is signed out at once',
      eva,
      { active: false },
      by('admin'),
      [ada, eva],
      ['put user', 'drop session'],
    ],
    [
      'an owner who is not the last may go, holding the tenant',
      ben,
      { role: 'agent' },
      by('owner'),
      [ada, ben],
      ['put user', 'put tenant'],
    ],
    ['the last owner cannot be demoted', ada, { role: 'admin' }, by('owner'), [ada, eva], 'last_owner'],
    ['the last owner cannot be shut out', ada, { active: false }, by('owner'), [ada, eva], 'last_owner'],
    [
      'an owner who was shut out does not count',
      ada,
      { active: false },
      by('owner'),
      [ada, person('usr_ben', 'owner', { deactivatedAt: 1 })],
      'last_owner',
    ],
    ['the last owner may change their name', ada, { name: 'Ada' }, by('owner'), [ada], ['put user']],
    ['an admin does not touch an owner', ada, { active: false }, by('admin'), [ada, ben], 'forbidden'],
    ['an admin makes nobody an owner', eva, { role: 'owner' }, by('admin'), [ada, eva], 'forbidden'],
    [
      'a key that may do less than an agent changes none',
      eva,
      { active: false },
      key,
      [ada, eva],
      'forbidden',
    ],
  ] as const)('%s', (_name, user, change, actor, users, expected) => {
    expect(decide(user, change, actor, users)).toEqual(expected)
  })

  it('being shut out keeps its first time, and ends', () => {
    const out = person('usr_eva', 'agent', { deactivatedAt: 5 })
    const view = { tenant, user: out, users: [ada, out], sessions: [], keys: [] }
    const at = (active: boolean) => {
      const decided = decideStaff(view, { active }, by('owner'), { now: 9 })
      return decided.kind === 'changed' ? decided.user.deactivatedAt : decided.code
    }
    expect([at(false), at(true)]).toEqual([5, null])
  })

  it('leaves the keys that somebody made, also by way of keys of theirs, and tells of those that stand', () => {
    const made = (id: Key['id'], createdBy: string, over: Partial<Key> = {}): Key => ({
      id,
      createdBy,
      name: id,
      hash: id,
      hint: '',
      scopes: [],
      accounts: null,
      lastUsedAt: null,
      expiresAt: null,
      revokedAt: null,
      createdAt: 1,
      version: 1,
      ...over,
    })
    const keys = [
      made('key_own', eva.id),
      made('key_through', 'key_own', { createdAt: 2 }),
      made('key_revoked', eva.id, { revokedAt: 3 }),
      made('key_through_revoked', 'key_revoked', { createdAt: 2 }),
      made('key_over', eva.id, { expiresAt: 8 }),
      made('key_other', ada.id),
    ]
    const out = { ...eva, deactivatedAt: 5 }
    const decided = (user: User, active: boolean) => {
      const view = { tenant, user, users: [ada, user], sessions: [], keys }
      const found = decideStaff(view, { active }, by('owner'), { now: 9 })
      if (found.kind === 'refused') throw new Error(found.detail)
      return { left: found.left.map(({ id }) => id), tasks: found.decision.tasks }
    }
    const left = ['key_own', 'key_through', 'key_through_revoked']
    expect(decided(eva, false)).toMatchObject({
      left,
      tasks: [
        {
          work: {
            kind: 'raise',
            alarm: { kind: 'keys_left', detail: expect.stringContaining(left.join(', ')) },
          },
        },
      ],
    })
    expect(decided(out, false)).toMatchObject({ left, tasks: [] })
    expect(decided(out, true)).toMatchObject({ left: [], tasks: [{ work: { kind: 'calm' } }] })
  })
})
