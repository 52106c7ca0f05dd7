import { alarm, calm } from '../alarm.ts'
import { put, type Decision } from '../change.ts'
import type { ErrorCode } from '../error.ts'
import type { Moment } from '../ids.ts'
import { standingOf, type Key } from '../key.ts'
import type { Role, Session, Tenant, User } from '../people.ts'
import { roleScopes, type Scope } from '../scope.ts'
import type { Plan } from '../task.ts'

export interface StaffView {
  readonly tenant: Tenant
  readonly user: User
  /** Everybody of the tenant. */
  readonly users: readonly User[]
  /** The user's. */
  readonly sessions: readonly Session[]
  /** Every key of the tenant. */
  readonly keys: readonly Key[]
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
  /** `left` are the keys that somebody who is shut out has made and that still open something. */
  | {
      readonly kind: 'changed'
      readonly user: User
      readonly left: readonly Key[]
      readonly decision: Decision
    }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly detail: string }

/**
 * Changes what a person is called, may do, or whether they get in at all. Whoever is shut out is signed out in the same
 * commit; the keys that they made belong to the tenant and go on, and administrators are told of them. An owner who goes
 * the tenant's version along, so that two owners cannot remove each other at once.
 */
export function decideStaff(
  view: StaffView,
  change: StaffChange,
  actor: StaffActor,
  moment: Pick<Moment, 'now'>,
): StaffDecision {
  const { user } = view
  const after: User = {
    ...user,
    name: change.name ?? user.name,
    role: change.role ?? user.role,
    deactivatedAt: deactivated(user, change.active, moment.now),
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
  const left = after.deactivatedAt === null ? [] : standingOf(user.id, view.keys, moment.now)
  const tasks = told(user, after, left, moment)
  return { kind: 'changed', user: after, left, decision: { changes, tasks } }
}

/** Once when they are shut out; taken back when they are let in again. */
function told(before: User, after: User, left: readonly Key[], moment: Pick<Moment, 'now'>): readonly Plan[] {
  const cause = { kind: 'keys_left', subject: after.id } as const
  const [goes, comes] = [isOut(after) && !isOut(before), isOut(before) && !isOut(after)]
  if (comes) return [calm(cause, moment)]
  if (!goes || left.length === 0) return []
  const detail = `These keys still open the hub: ${left.map(({ id }) => id).join(', ')}.`
  return [alarm({ ...cause, detail }, moment)]
}

function isOut({ deactivatedAt }: User): boolean {
  return deactivatedAt !== null
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
