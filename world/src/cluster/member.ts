import { join } from 'node:path'

import { startHub, type HubProcess } from '../faults/hub-process.ts'

/** One process of the cluster, running or not. */
export interface Member {
  readonly role: 'api' | 'worker' | 'all'
  readonly port: number
  readonly logFile: string
  /** The process, if it runs. */
  process(): HubProcess | null
  /** Starts it as it was started before, or with this beside the shared configuration; over when it is ready. */
  start(env?: Readonly<Record<string, string>>): Promise<void>
  /** The entry of another version of the hub, for the starts to come; null for its own. */
  runs(main: string | null): void
  /** SIGKILL. */
  kill(): Promise<void>
  /** SIGTERM; over when it has ended. */
  stop(): Promise<void>
}

export function memberOf(
  role: Member['role'],
  at: number,
  port: number,
  shared: Readonly<Record<string, string>>,
  folder: string,
): Member {
  const logFile = join(folder, `${role}-${at + 1}.log`)
  let running: HubProcess | null = null
  let own: Readonly<Record<string, string>> = {}
  let main: string | null = null
  const end = async (how: 'kill' | 'stop') => {
    const ended = running
    running = null
    await ended?.[how]()
  }
  return {
    role,
    port,
    logFile,
    process: () => running,
    async start(env = own) {
      own = env
      const whole = { ...shared, ...env, PARLEY_ROLE: role, PORT: String(port) }
      running = await startHub({ env: whole, logFile, main: main ?? undefined })
    },
    runs(other) {
      main = other
    },
    kill: () => end('kill'),
    stop: () => end('stop'),
  }
}
