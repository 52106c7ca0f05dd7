import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { root } from './env.ts'
import { tool } from './tool.ts'
import { isTest, readTree } from './tree.ts'

/** The members that run in a browser, and whose sources end up in what the browser gets. */
const parts = { inbox: ['inbox', 'contract', 'core'], simulator: ['simulator'] } as const
type Part = keyof typeof parts

/**
 * Builds the browser parts whose sources changed since their last build, side by side, with one line said for
 * each. A build is a process of its own, so that the bundler's memory and its NODE_ENV are gone when the server
 * starts. Throws with what the bundler said when a part cannot be built.
 */
export async function buildStale(house = root, say: (line: string) => void = console.log): Promise<void> {
  const failures = await Promise.all([buildPart('inbox', house, say), buildPart('simulator', house, say)])
  const said = failures.filter((failure) => failure !== undefined)
  if (said.length > 0) throw new Error(said.join('\n\n'))
}

/** Returns what went wrong, if anything did. */
async function buildPart(
  part: Part,
  house: string,
  say: (line: string) => void,
): Promise<string | undefined> {
  const stamp = join(house, part, 'dist/.stamp')
  const wanted = fingerprint(part, house)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return undefined
  const startedAt = performance.now()
  const { ok, output } = await tool('vite', ['build', '--logLevel', 'warn'], join(house, part))
  if (!ok) return `${part} cannot be built; mend what Vite says, then start again:\n${output}`
  writeFileSync(stamp, wanted)
  say(`Built ${part} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
  return undefined
}

/** What the build depends on, as one hash: contents, not times, so that a fresh checkout is not stale. */
function fingerprint(part: Part, house: string): string {
  const hash = createHash('sha256').update(readFileSync(join(house, 'pnpm-lock.yaml')))
  for (const member of parts[part]) {
    for (const { path, text } of readTree(join(house, member))) {
      if (!isTest(path)) hash.update(`${member}/${path}\0${text}\0`)
    }
  }
  return hash.digest('hex')
}
