import { runBatch, type Writer } from './batch.ts'
import { compiled } from './compiled.ts'
import { openForWriting } from './database.ts'
import { lock } from './lock.ts'
import { logCopier } from './log-copier.ts'
import { migrate } from './migrate.ts'
import { openTaskLedger } from './task-ledger.ts'
import { asker, serve } from './thread.ts'

/** The one thread that writes. It also answers what flows decide on, whose rows it has just had in hand. */
serve(({ path, now }) => {
  const held = lock(path)
  const db = openForWriting(path)
  migrate(db, now)
  const ledger = openTaskLedger(db)
  const writer: Writer = { db, sql: compiled.commits, ledger, ask: asker(db) }
  const copier = logCopier(db, path)
  return {
    run(ops, now) {
      const replies = runBatch(writer, ops, now)
      copier.committed(ops.length)
      return replies
    },
    close() {
      copier.close()
      ledger.stop()
      db.exec('pragma wal_checkpoint(truncate)')
      db.close()
      held.release()
    },
  }
})
