import type { Session } from './session.ts'

/**
 * Which processes are alive: each is written down, and has a session that holds an advisory lock with its number. The
 * database gives the lock back when the session ends, however the process died.
 */
const lockClass = 7_275_539
/** Held by every process, shared; whoever fills the database holds it alone. */
export const hubLock = 7_275_540

export async function register(session: Session, holder: number): Promise<void> {
  await session.query('select pg_advisory_lock_shared($1::bigint)', [hubLock])
  await session.query('select pg_advisory_lock($1::int, $2::int)', [lockClass, holder])
  await session.query('insert into holder (id) values ($1) on conflict do nothing', [holder])
}

const dead = `select id from holder where id <> $1 and not exists (
  select from pg_locks
  where locktype = 'advisory' and granted and classid = $2::bigint::oid and objid = holder.id::oid
    and database = (select oid from pg_database where datname = current_database())
)`

/** Ends the leases of processes that died: what they had at hand counts a crash when it is taken again. */
export async function bury(session: Session, self: number): Promise<void> {
  const ids = (await session.query<{ id: number }>(dead, [self, lockClass])).map((row) => row.id)
  if (ids.length === 0) return
  await session.query(
    'update turn set until = 0, crashed = true where holder = any($1::bigint[]) and until > 0',
    [ids],
  )
  await session.query('delete from holder where id = any($1::bigint[])', [ids])
}

/** An orderly stop: nothing was running. */
export async function resign(session: Session, holder: number): Promise<void> {
  await session.query(`update turn set until = 0, tasks = '' where holder = $1 and until > 0`, [holder])
  await session.query('delete from holder where id = $1', [holder])
}
