import type { Ask } from '../kit/inquiry.ts'
import type { Found, Row, Session } from '../kit/server/session.ts'
import type { Statement, Value } from '../kit/statement.ts'

/** One query for all rows of an ask. */
export async function read(session: Session, { statement, rows }: Ask, lock?: 'lock'): Promise<Found> {
  const sql = lock ? `${statement.sql} for update` : statement.sql
  const [only] = rows
  if (only && rows.length === 1) return [await session.query(sql, only)]
  if (!only) return []
  const { source, values, ...lateral } = given({ ...statement, sql }, rows)
  const all = `select given.at, found.* from ${source(', at')}, lateral (${lateral.sql}) as found`
  const found = rows.map((): Row[] => [])
  for (const row of await session.query(all, values)) found[Number(row['at']) - 1]?.push(row)
  return found
}

/** Makes all changes of an ask in one statement. */
export async function write(session: Session, { statement, rows }: Ask): Promise<void> {
  if (rows.length > 0) await session.query(...change(statement, rows))
}

function change(statement: Statement, rows: Ask['rows']): [sql: string, values: Value[][]] {
  const { source, sql, values } = given(statement, rows)
  const [, head, kind, , tail] = changeForm.exec(sql) ?? []
  if (kind === 'insert') return [`${head} select ${tail?.slice(1, -1)} from ${source()}`, values]
  if (kind === 'update') return [`${head} from ${source()} where ${tail}`, values]
  if (kind === 'delete') return [`${head} using ${source()} where ${tail}`, values]
  throw new TypeError(`It cannot be made set-wise: ${statement.sql}`)
}

const changeForm = /^((insert|update|delete) .*?) (values|where) (.*)$/s

/**
 * The statement with columns of the table `given` in place of its parameters; each column is one array. A column in which
 * nothing stands has no type, and is written as null.
 */
function given({ sql, names }: Statement, rows: Ask['rows']) {
  const columns = names.map((_, at) => rows.map((row) => row[at] ?? null))
  const used = columns.flatMap((values, at) =>
    values.every((value) => value === null) ? [] : [{ at, values }],
  )
  const arrays = used.map(({ values }, place) => `$${place + 1}::${typeOf(values)}[]`).join(', ')
  const list = used.map(({ at }) => `p${at + 1}`).join(', ')
  const known = new Set(used.map(({ at }) => `${at + 1}`))
  return {
    /** `ordinal` names a last column that counts the rows. */
    source: (ordinal = '') => `unnest(${arrays})${ordinal && ' with ordinality'} as given(${list}${ordinal})`,
    sql: sql.replace(/\$(\d+)/g, (_, place: string) => (known.has(place) ? `given.p${place}` : 'null')),
    values: used.map(({ values }) => values),
  }
}

function typeOf(values: readonly Value[]): 'bigint' | 'text' {
  return values.some((value) => typeof value === 'number') ? 'bigint' : 'text'
}
