import { parentPort, workerData } from 'node:worker_threads'

import { answer, type Inquiry } from '../kit/inquiry.ts'
import { questions } from '../kit/reads/questions.ts'
import { failed } from './batch.ts'
import { compiled } from './compiled.ts'
import type { Connection } from './database.ts'
import type { FromThread, Op, Reply, ToThread } from './protocol.ts'

/** What a thread does: it is told to open, then gets batches, then has to close. */
export interface Duty {
  run(ops: readonly Op[], now: number): readonly Reply[]
  close(): void
}

export interface Given {
  readonly path: string
  readonly now: number
}

/** Runs a duty on the thread's port. */
export function serve(begin: (given: Given) => Duty): void {
  const port = parentPort
  if (!port) throw new TypeError('This file is started as a worker thread, by openSqlite.')
  const tell = (message: FromThread) => port.postMessage(message)
  try {
    const duty = begin(workerData)
    port.on('message', (message: ToThread) => {
      if (message.kind === 'batch')
        return tell({ kind: 'replies', replies: duty.run(message.ops, message.now) })
      duty.close()
      tell({ kind: 'closed' })
      port.close()
    })
    tell({ kind: 'ready' })
  } catch (error) {
    tell(failed(error))
    port.close()
  }
}

/** Answers what is asked, on this connection. */
export function asker(db: Connection): (op: Extract<Op, readonly ['ask', ...unknown[]]>) => string {
  const all = questions(compiled)
  return ([, question, tenant, input]) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `Line.ask` made the op, and keeps a question and its input together
    const inquire = all[question] as (tenant: string, input: unknown) => Inquiry<string>
    return answer(inquire(tenant, input), db.read)
  }
}
