import { globSync } from 'node:fs'

import { root } from './env.ts'
import { tool } from './tool.ts'

/** Compiles every member with each of its tsconfig files; says what the compiler said, or nothing. */
export async function types(of: string = root): Promise<string[]> {
  const projects = globSync('*/tsconfig*.json', { cwd: of }).toSorted()
  const said = await Promise.all(
    projects.map((project) => tool('tsc', ['--pretty', 'false', '-p', project], of)),
  )
  return said.filter(({ ok }) => !ok).map(({ output }) => output)
}

if (import.meta.main) {
  const problems = await types()
  console.log(problems.length === 0 ? 'Every member compiles.' : problems.join('\n'))
  process.exitCode = problems.length === 0 ? 0 : 1
}
