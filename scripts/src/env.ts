import { delimiter, join } from 'node:path'

/** The root of the repository. */
export const root = join(import.meta.dirname, '../..')

/** The environment of the tools: this workspace's own binaries come first, Node among them. */
export const toolEnv: NodeJS.ProcessEnv = {
  ...process.env,
  PATH: [join(root, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter),
}

/** Lets the stories run on every ground, unless somebody has said on which (`world/src/stories/vitest.config.ts`). */
export function standEverywhere(): void {
  process.env['GROUND'] ||= 'all'
}

/** With REQUIRE_ALL=1 a test whose service is missing fails instead of being skipped. */
export const requireAll = process.env['REQUIRE_ALL'] === '1'

/** The file in which tests leave word of what they missed; set by test.ts for its workers. */
export const missedFile = process.env['PARLEY_MISSED_FILE']

/** Where the operator says a program is, e.g. CHROMIUM_PATH; undefined when nothing is said. */
export const told = (variable: string): string | undefined => process.env[variable] || undefined

export const searchPath: readonly string[] = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)
