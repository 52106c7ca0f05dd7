import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

import { root, toolEnv } from './env.ts'

/** What a program said (both streams, in order, without colours) and whether it was content. */
export interface Said {
  readonly ok: boolean
  readonly output: string
}

/** Runs one of the workspace's own programs, such as `tsc`, to its end. A failure is a value, not a throw. */
export function tool(
  name: string,
  args: readonly string[],
  cwd: string = root,
  env: Readonly<Record<string, string>> = {},
): Promise<Said> {
  const program = name === 'node' ? process.execPath : join(root, 'node_modules/.bin', name)
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...toolEnv, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const parts: string[] = []
    child.stdout.on('data', (part: Buffer) => parts.push(part.toString()))
    child.stderr.on('data', (part: Buffer) => parts.push(part.toString()))
    child.once('error', (error) => resolve({ ok: false, output: `${program}: ${error.message}` }))
    child.once('close', (code) =>
      resolve({ ok: code === 0, output: stripVTControlCharacters(parts.join('')).trim() }),
    )
  })
}
