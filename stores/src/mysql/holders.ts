import type { HolderTable } from '../kit/server/dialect.ts'
import type { Session } from '../kit/server/session.ts'

/** Locks have a name in the whole server, of at most 64 characters. */
const named = (name: string) => `concat('parley_', left(sha1(database()), 12), '_', ${name})`
/** Held while the form of the tables is changed, while they are filled, and for the moment in which a process comes in. */
const door = named(`'door'`)
const patienceSeconds = 10

/** Does what only one process may do at a time; the others wait. The server opens the door when the session ends. */
export async function behindTheDoor<T>(session: Session, work: () => Promise<T>): Promise<T> {
  while (!(await shut(session, patienceSeconds)));
  try {
    return await work()
  } finally {
    await session.query(`select release_lock(${door})`, []).catch(() => undefined)
  }
}

async function shut(session: Session, seconds: number): Promise<boolean> {
  const [row] = await session.query<{ got: number | null }>(`select get_lock(${door}, ?) as got`, [seconds])
  return row?.got === 1
}

const dead = `select id from holder where id <> ? and is_used_lock(${named('id')}) is null`
const alive = `select id from holder where is_used_lock(${named('id')}) is not null limit 1`

export const holders: HolderTable = {
  register: (session, holder) =>
    behindTheDoor(session, async () => {
      await session.query(`select get_lock(${named('?')}, 0)`, [holder])
      await session.query('insert ignore into holder (id) values (?)', [holder])
    }),
  async bury(session, self) {
    const ids = (await session.query<{ id: number }>(dead, [self])).map((row) => row.id)
    if (ids.length === 0) return
    await session.query('update turn set until = 0, crashed = 1 where holder in (?) and until > 0', [ids])
    await session.query('delete from holder where id in (?)', [ids])
  },
  async resign(session, holder) {
    await session.query(`update turn set until = 0, tasks = '' where holder = ? and until > 0`, [holder])
    await session.query('delete from holder where id = ?', [holder])
  },
  shutOut: async (session) => (await shut(session, 0)) && (await session.query(alive, [])).length === 0,
}
