import { fork } from 'node:child_process'
import { once } from 'node:events'

import type { TestProject } from 'vitest/node'
import { z } from 'zod'

/**
 * Runs once for all tests. The landlord is a process beside them: loaded by Vite, what it imported minutes later came back
 * empty (seen with vitest 5.1.1).
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const landlord = fork(new URL('./landlord-process.ts', import.meta.url))
  const gone = once(landlord, 'exit')
  const [url] = await Promise.race([once(landlord, 'message'), gone.then(refuse)])
  project.provide('landlord', z.string().parse(url))
  return async () => {
    landlord.disconnect()
    await gone
  }
}

function refuse(): never {
  throw new Error('The servers that stories stand on cannot be started: see the error above.')
}
