import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** Starts a doomed process (`kit/doomed.ts`) on a database, reads its lines until they suffice, and kills it on the spot. */
export function killed(script: URL, url: string) {
  return async (
    duty: 'commit' | 'lease',
    enough: (lines: readonly string[]) => boolean,
  ): Promise<readonly string[]> => {
    const args = [script.pathname, url, duty]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    const lines: string[] = []
    for await (const line of createInterface({ input: child.stdout })) {
      lines.push(line)
      if (!child.killed && enough(lines)) child.kill('SIGKILL')
    }
    if (child.signalCode === null && child.exitCode === null) await once(child, 'exit')
    return lines
  }
}
