import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Copies what belongs to the project into a new folder, where it runs as it is; packages from outside stay shared. */
export function copyTree(root: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'parley-mutated-'))
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
  const files = listed.split('\0').filter((file) => file !== '' && existsSync(join(root, file)))
  for (const file of files) cpSync(join(root, file), join(folder, file))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const member of new Set(files.map((file) => file.split('/')[0] ?? ''))) {
    const modules = join(root, member, 'node_modules')
    // Links between members lead from here to here.
    if (existsSync(modules)) cpSync(modules, join(folder, member, 'node_modules'), linked)
  }
  return folder
}

const linked = { recursive: true, verbatimSymlinks: true }
