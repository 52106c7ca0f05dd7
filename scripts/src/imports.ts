import { lineAt, type SourceFile } from './tree.ts'

/** One import or re-export: what is named, where, and whether only types come through. */
export interface Import {
  readonly specifier: string
  readonly line: number
  readonly typeOnly: boolean
}

const statement = /^(?:import|export)\s+(type\s+)?(?:[\w\s{},*$]*?\sfrom\s+)?['"]([^'"\n]+)['"]/gm
const dynamic = /\bimport\(\s*['"]([^'"\n]+)['"]/g

export function importsOf(file: SourceFile): Import[] {
  const found = Array.from(file.text.matchAll(statement), (match) => ({
    specifier: match[2] ?? '',
    line: lineAt(file.text, match.index),
    typeOnly: match[1] !== undefined,
  }))
  const later = Array.from(file.text.matchAll(dynamic), (match) => ({
    specifier: match[1] ?? '',
    line: lineAt(file.text, match.index),
    typeOnly: false,
  }))
  return [...found, ...later]
}
