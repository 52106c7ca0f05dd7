import type { Session } from '../kit/server/session.ts'

/** Those in which there is a row for every message or person; keys are indexes, too. */
const indexes = `select
    case when pg_constraint.oid is null then format('drop index %I', entry.relname)
      else format('alter table %I drop constraint %I', owner.relname, conname) end as drop,
    case when pg_constraint.oid is null then pg_get_indexdef(entry.oid)
      else format('alter table %I add constraint %I %s', owner.relname, conname, pg_get_constraintdef(pg_constraint.oid))
    end as make
  from pg_index
    join pg_class as entry on entry.oid = indexrelid
    join pg_class as owner on owner.oid = indrelid
    left join pg_constraint on conindid = indexrelid
  where owner.relnamespace = current_schema()::regnamespace
    and owner.relname in ('message', 'event', 'unique_key', 'customer', 'conversation', 'attempt')
  order by entry.relname`

/** Of rows that are there an index is sorted once; with each that comes its place would be looked for, and written to the log. */
export async function withoutIndexes(session: Session): Promise<() => Promise<void>> {
  const all = await session.query<{ drop: string; make: string }>(indexes, [])
  for (const { drop } of all) await session.exec(drop)
  return async () => {
    await session.exec(`set local maintenance_work_mem = '256MB'`)
    for (const { make } of all) await session.exec(make)
  }
}
