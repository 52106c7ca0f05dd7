import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A text file of the repository; `path` is relative to its root, with forward slashes. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

/** Something that is not as it should be, and what to do about it. */
export interface Problem {
  readonly path: string
  readonly line?: number
  readonly message: string
}

const skipped = new Set(['node_modules', 'dist', 'data', '.git', '.cache', 'coverage'])
const textual = /\.(?:ts|tsx|css|html|json|jsonc|md|yaml|yml)$/

/** Every text file below `root` that people wrote. */
export function readTree(root: string, below = ''): SourceFile[] {
  return readdirSync(join(root, below), { withFileTypes: true }).flatMap((entry): SourceFile[] => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : readTree(root, path)
    return textual.test(path) ? [{ path, text: readFileSync(join(root, path), 'utf8') }] : []
  })
}

export const isCode = (path: string): boolean => /\.tsx?$/.test(path)
export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path)

/** The 1-based line of an offset in a text. */
export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

export const printed = (problem: Problem): string =>
  `${problem.path}${problem.line === undefined ? '' : `:${problem.line}`}  ${problem.message}`
