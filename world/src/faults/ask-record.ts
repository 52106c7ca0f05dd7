import { DatabaseSync } from 'node:sqlite'

import type { Stage } from './stage.ts'

/** Looks into the record itself, past the hub. */
export async function askRecord(
  { cluster, env }: Pick<Stage, 'cluster' | 'env'>,
  sql: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  if (cluster) return cluster.database.server.look(cluster.env['DATABASE_URL'] ?? '', sql)
  const db = new DatabaseSync(`${env['DATA_DIR']}/parley.db`, { readOnly: true })
  try {
    return db.prepare(sql).all()
  } finally {
    db.close()
  }
}
