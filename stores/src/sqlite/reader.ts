import { HubError } from '@parley/core/domain/error.ts'

import { attempt } from './batch.ts'
import { openForReading } from './database.ts'
import { asker, serve } from './thread.ts'

/** The thread that answers pages: they wait for no commit, and no commit for them. Each batch sees one state of the data. */
serve(({ path }) => {
  const db = openForReading(path)
  const ask = asker(db)
  return {
    run: (ops) =>
      db.transaction(() =>
        ops.map((op) =>
          attempt(() => {
            if (op[0] === 'ask') return ask(op)
            throw new HubError('internal', `The reading thread cannot ${op[0]}.`)
          }),
        ),
      ),
    close: () => db.close(),
  }
})
