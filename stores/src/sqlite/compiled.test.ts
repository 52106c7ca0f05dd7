import { readFileSync } from 'node:fs'

import { expect, it } from 'vitest'

import { compileAll } from './compile.ts'
import { compiled } from './compiled.ts'

it('what the threads run is what the query builder makes (else: node stores/src/sqlite/compile.ts)', () => {
  expect(compiled).toEqual(compileAll())
})

it.each(['writer.ts', 'reader.ts', 'log-thread.ts', 'words/thread.ts'])(
  '%s never loads the query builder',
  (thread) => {
    const loaded = [...loadedBy(new URL(thread, import.meta.url))]
    expect(loaded.filter(({ names }) => names.includes('kysely')).map(({ path }) => path)).toEqual([])
  },
)

/** The files that a file loads, each with what it imports by name; types are not loaded. */
function* loadedBy(
  file: URL,
  seen = new Set<string>(),
): Generator<{ path: string; names: readonly string[] }> {
  if (seen.has(file.pathname)) return
  seen.add(file.pathname)
  const imports = readFileSync(file, 'utf8').matchAll(/^import (?!type\b)(?:[^']* from )?'([^']+)'/gm)
  const names = [...imports].map(([, name = '']) => name)
  yield { path: file.pathname, names }
  for (const name of names)
    if (name.startsWith('.') && name.endsWith('.ts')) yield* loadedBy(new URL(name, file), seen)
}
