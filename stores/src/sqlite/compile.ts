import { writeFileSync } from 'node:fs'

import { commitStatements } from '../kit/commit-statements.ts'
import { steps, type Step } from '../kit/migrations/steps.ts'
import { hubStatements, readStatements } from '../kit/reads/statements.ts'
import { taskStatements } from '../kit/task-statements.ts'
import { followStatements } from '../kit/words/follow-statements.ts'
import { wordTables } from '../kit/words/tables.ts'
import { sqliteCompiler } from './compiler.ts'

/** All SQL of a running hub on SQLite. */
export function compileAll() {
  return {
    commits: commitStatements(sqliteCompiler),
    tasks: taskStatements(sqliteCompiler),
    reads: readStatements(sqliteCompiler),
    hub: hubStatements(sqliteCompiler),
    follow: followStatements(sqliteCompiler),
    wordTables: wordTables(sqliteCompiler().schema).map((table) => table.compile().sql),
    steps: steps.map(compileStep),
  }
}

export interface CompiledStep extends Omit<Step, 'up'> {
  readonly sql: readonly string[]
}

function compileStep({ up, ...step }: Step): CompiledStep {
  return { ...step, sql: up(sqliteCompiler()).map((each) => worded(each.compile().sql)) }
}

/** SQLite knows each index by its name alone. */
function worded(sql: string): string {
  return sql.replace(/^(drop index .*) on .*$/, '$1')
}

/** `node stores/src/sqlite/compile.ts` writes it down for the threads. */
if (import.meta.main)
  writeFileSync(new URL('compiled.json', import.meta.url), `${JSON.stringify(compileAll(), null, 1)}\n`)
