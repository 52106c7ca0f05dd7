import type { Stage } from './stage.ts'

/** What a process is started with so that it loads a file of this folder before its own code. */
export function withPreload(
  { env }: Pick<Stage, 'env'>,
  file: 'failpoint' | 'poison' | 'skew',
  parameters: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const url = new URL(import.meta.resolve(`./${file}.ts`))
  url.search = new URLSearchParams(parameters).toString()
  return { ...env, NODE_OPTIONS: `--import ${url.href}` }
}
