import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** Postgres refuses to run as root; nobody has no rights beyond the folder. */
export const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : null

/** A new folder that Postgres may write to. */
export function makeHome(place: string): string {
  const folder = mkdtempSync(join(place, 'parley-postgres-'))
  if (user) chownSync(folder, user.uid, user.gid)
  return folder
}

/** Starts the program on its data, and waits until it takes connections, or has ended because it cannot. */
export async function run(program: string, data: string, set: readonly string[]): Promise<ChildProcess> {
  const server = spawn(program, ['-D', data, ...set.flatMap((one) => ['-c', one])], {
    ...user,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const orphaned = () => server.kill('SIGQUIT')
  process.once('exit', orphaned)
  server.once('exit', () => process.off('exit', orphaned))
  for await (const line of createInterface({ input: server.stderr }))
    if (line.includes('ready to accept')) break
  server.stderr.resume()
  return server
}

export function isOver({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null
}

export async function end(server: ChildProcess, signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
  if (isOver(server)) return
  const gone = once(server, 'exit')
  server.kill(signal)
  await gone
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}
