import type { HolderTable } from '../kit/server/dialect.ts'

/** Each process has a session that holds an advisory lock with its number, which goes with the session. */
const lockClass = 7_275_539
/** Held by every process, shared; whoever fills the database holds it alone. */
const hubLock = 7_275_540

const dead = `select id from holder where id <> $1 and not exists (
  select from pg_locks
  where locktype = 'advisory' and granted and classid = $2::bigint::oid and objid = holder.id::oid
    and database = (select oid from pg_database where datname = current_database())
)`

export const holders: HolderTable = {
  async register(session, holder) {
    await session.query('select pg_advisory_lock_shared($1::bigint)', [hubLock])
    await session.query('select pg_advisory_lock($1::int, $2::int)', [lockClass, holder])
    await session.query('insert into holder (id) values ($1) on conflict do nothing', [holder])
  },
  async bury(session, self) {
    const ids = (await session.query<{ id: number }>(dead, [self, lockClass])).map((row) => row.id)
    if (ids.length === 0) return
    await session.query(
      'update turn set until = 0, crashed = true where holder = any($1::bigint[]) and until > 0',
      [ids],
    )
    await session.query('delete from holder where id = any($1::bigint[])', [ids])
  },
  async resign(session, holder) {
    await session.query(`update turn set until = 0, tasks = '' where holder = $1 and until > 0`, [holder])
    await session.query('delete from holder where id = $1', [holder])
  },
  async shutOut(session) {
    const sql = 'select pg_try_advisory_xact_lock($1::bigint) as alone'
    const [row] = await session.query<{ alone: boolean }>(sql, [hubLock])
    return row?.alone === true
  },
}
