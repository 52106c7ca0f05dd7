import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** Starts the doomed process, reads its lines until they suffice, and kills it on the spot. */
export async function killed(
  url: string,
  duty: 'commit' | 'lease',
  enough: (lines: readonly string[]) => boolean,
): Promise<readonly string[]> {
  const script = new URL('./doomed.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [script, url, duty], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line)
    if (!child.killed && enough(lines)) child.kill('SIGKILL')
  }
  if (child.signalCode === null && child.exitCode === null) await once(child, 'exit')
  return lines
}
