import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { root } from './env.ts'
import { tool } from './tool.ts'
import { isTest, readTree } from './tree.ts'

/** Folders whose files end up in what a browser gets; of a member that is not named here, all of it. */
const sources: Readonly<Record<string, readonly string[]>> = {
  inbox: ['inbox', 'contract', 'core'],
  world: ['world/src/demo', 'inbox/src/app'],
}

/**
 * Builds the members that have a `vite.config.ts` and changed since their last build, side by side, with one line
 * said for each. A build is a process of its own, so that the bundler's memory and its NODE_ENV are gone when the
 * server starts. Throws with what the bundler said when a part cannot be built.
 */
export async function buildStale(house = root, say: (line: string) => void = console.log): Promise<void> {
  const parts = globSync('*/vite.config.ts', { cwd: house }).map((config) => dirname(config))
  const failures = await Promise.all(parts.map((part) => buildPart(part, house, say)))
  const said = failures.filter((failure) => failure !== undefined)
  if (said.length > 0) throw new Error(said.join('\n\n'))
}

/** Returns what went wrong, if anything did. */
async function buildPart(
  part: string,
  house: string,
  say: (line: string) => void,
): Promise<string | undefined> {
  const stamp = join(house, part, 'dist/.stamp')
  const wanted = fingerprint(part, house)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return undefined
  const startedAt = performance.now()
  const { ok, output } = await tool('vite', ['build', '--logLevel', 'warn'], join(house, part))
  if (!ok) return `${part} cannot be built; mend what Vite says, then start again:\n${withoutStack(output)}`
  writeFileSync(stamp, wanted)
  say(`Built ${part} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
  return undefined
}

/** Where in the bundler's own code it broke helps nobody. */
const withoutStack = (output: string) => output.replace(/^ +at .*\n?/gm, '').trim()

/** What the build depends on, as one hash: contents, not times, so that a fresh checkout is not stale. */
function fingerprint(part: string, house: string): string {
  const hash = createHash('sha256')
  for (const path of ['pnpm-lock.yaml', `${part}/vite.config.ts`]) {
    hash.update(readFileSync(join(house, path)))
  }
  for (const folder of sources[part] ?? [part]) {
    for (const { path, text } of readTree(join(house, folder))) {
      if (!isTest(path)) hash.update(`${folder}/${path}\0${text}\0`)
    }
  }
  return hash.digest('hex')
}
