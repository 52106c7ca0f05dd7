import { parentPort, workerData } from 'node:worker_threads'

import { openForWriting } from './database.ts'
import { copyLog } from './log-copier.ts'

/** The thread that copies the log; `logCopier` tells it when. */
const port = parentPort
const db = openForWriting(workerData)
port?.on('message', (message: 'copy' | 'close') => {
  if (message === 'copy') {
    copyLog(db)
    return port.postMessage('copied')
  }
  db.close()
  port.close()
})
