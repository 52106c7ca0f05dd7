import { put, type Decision } from '../change.ts'
import type { ErrorCode } from '../error.ts'
import type { Moment } from '../ids.ts'
import type { Role, Session, Tenant, User } from '../people.ts'
import { roleScopes, type Scope } from '../scope.ts'

export interface StaffView {
  readonly tenant: Tenant
  readonly user: User
  /** Everybody of the tenant. */
  readonly users: readonly User[]
  /** The user's. */
  readonly sessions: readonly Session[]
}

export interface StaffChange {
  readonly name?: string | undefined
  readonly role?: Role | undefined
  readonly active?: boolean | undefined
}

/** Who wants the change; `role` is null for a key. */
export interface StaffActor {
  readonly role: Role | null
  readonly scopes: ReadonlySet<Scope>
}

export type StaffDecision =
  | { readonly kind: 'changed'; readonly user: User; readonly decision: Decision }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly detail: string }

/**
 * Changes what a person is called, may do, or whether they get in at all. Whoever is shut out is signed out in the same
 * commit. An owner who goes takes the tenant's version along, so that two owners cannot remove each other at once.
 */
export function decideStaff(
  view: StaffView,
  change: StaffChange,
  actor: StaffActor,
  { now }: Pick<Moment, 'now'>,
): StaffDecision {
  const { user } = view
  const after: User = {
    ...user,
    name: change.name ?? user.name,
    role: change.role ?? user.role,
    deactivatedAt: deactivated(user, change.active, now),
  }
  if (!mayManage(actor, user.role) || !mayManage(actor, after.role)) {
    return {
      kind: 'refused',
      code: 'forbidden',
      detail: 'Only an owner may make, change or remove an owner.',
    }
  }
  const goes = isOwner(user) && !isOwner(after)
  if (goes && view.users.filter(isOwner).length === 1) {
    return { kind: 'refused', code: 'last_owner', detail: `${user.id} is the last owner.` }
  }
  const ended = after.deactivatedAt === null ? [] : view.sessions
  const changes = [
    put('user', after),
    ...(goes ? [put('tenant', view.tenant)] : []),
    ...ended.map(({ id }) => ({ kind: 'drop', record: 'session', id }) as const),
  ]
  return { kind: 'changed', user: after, decision: { changes, tasks: [] } }
}

/** Nobody gives a role that may do more than they may; owners are made by owners only. */
export function mayManage(actor: StaffActor, role: Role): boolean {
  if (role === 'owner') return actor.role === 'owner'
  return [...roleScopes[role]].every((scope) => actor.scopes.has(scope))
}

function isOwner(user: User): boolean {
  return user.role === 'owner' && user.deactivatedAt === null
}

function deactivated(user: User, active: boolean | undefined, now: number): number | null {
  if (active === undefined) return user.deactivatedAt
  return active ? null : (user.deactivatedAt ?? now)
}
