import { cpSync, globSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { root } from './env.ts'

/** A small workspace in a temporary folder with this one's real settings; it goes when the scope ends. */
export interface Fixture extends Disposable {
  readonly root: string
}

/** Plants `files` (path → text) into an otherwise empty copy of the house. */
export function plant(files: Readonly<Record<string, string>>): Fixture {
  const folder = mkdtempSync(join(tmpdir(), 'parley-fixture-'))
  const settings = ['*.json', '*/package.json', '*/tsconfig*.json', '.oxlintrc.json', 'pnpm-*.yaml']
  for (const path of globSync(settings, { cwd: root })) cpSync(join(root, path), join(folder, path))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  mkdirSync(join(folder, 'world/node_modules/@parley'), { recursive: true })
  symlinkSync(join(folder, 'core'), join(folder, 'world/node_modules/@parley/core'))
  return { root: folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true }) }
}
