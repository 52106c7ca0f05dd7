import { spawn, type ChildProcess } from 'node:child_process'
import { openSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { request } from 'undici'

export interface HubOptions {
  /** The whole environment of the process: nothing is inherited. */
  readonly env: Readonly<Record<string, string>> & { readonly PORT: string }
  /** Where its output is added. */
  readonly logFile: string
  readonly nodeArgs?: readonly string[]
  /** Its entry, where it is not the one of this code. */
  readonly main?: string | undefined
}

/** The hub as it is run by people: a process of its own. */
export interface HubProcess {
  readonly child: ChildProcess
  /** From the start of the process until it was ready for work. */
  readonly readyMs: number
  /** As the kernel does it when memory runs out: without a word (SIGKILL). */
  kill(): Promise<void>
  /** Asks it to stop and waits until it has. */
  stop(): Promise<void>
}

/** Also of a machine that does much else. */
const patienceMs = 600_000
const ownMain = fileURLToPath(import.meta.resolve('@parley/server/main'))

/** What was compiled before is at hand, as it is where the hub is deployed. */
const compiled = join(tmpdir(), 'parley-compiled')

/** Starts the hub's own entry and waits until `/readyz` says so. Rejects if it ends before, naming its log. */
export async function startHub({
  env,
  logFile,
  nodeArgs = [],
  main = ownMain,
}: HubOptions): Promise<HubProcess> {
  const log = openSync(logFile, 'a')
  const startedAt = performance.now()
  const child = spawn(process.execPath, [...nodeArgs, main], {
    env: { NODE_COMPILE_CACHE: compiled, ...env },
    stdio: ['ignore', log, log, 'ipc'],
    serialization: 'advanced',
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const orphaned = () => child.kill('SIGKILL')
  process.once('exit', orphaned)
  void ended.then(() => process.off('exit', orphaned))
  await ready(child, env.PORT, startedAt + patienceMs, logFile)
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return ended
  }
  return {
    child,
    readyMs: performance.now() - startedAt,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}

async function ready(child: ChildProcess, port: string, until: number, logFile: string): Promise<void> {
  while (!(await answers(port))) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The hub ended before it was ready; see ${logFile}.`)
    if (performance.now() > until) throw new Error(`The hub did not become ready; see ${logFile}.`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

async function answers(port: string): Promise<boolean> {
  try {
    const { statusCode, body } = await request(`http://127.0.0.1:${port}/readyz`)
    await body.dump()
    return statusCode === 200
  } catch {
    return false
  }
}
