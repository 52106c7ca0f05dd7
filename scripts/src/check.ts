import { borders } from './borders.ts'
import { docs } from './docs.ts'
import { root } from './env.ts'
import { leftovers } from './leftovers.ts'
import { names } from './names.ts'
import { openapi } from './openapi.ts'
import { measure, sizes } from './sizes.ts'
import { tool } from './tool.ts'
import { printed, readTree } from './tree.ts'
import { types } from './types.ts'

/** One promise the code keeps: what is wrong (nothing when it holds) and how it is made right. */
interface Check {
  readonly name: string
  readonly cure: string
  readonly run: () => Promise<readonly string[]> | readonly string[]
}

const files = readTree(root)

const checks: readonly Check[] = [
  {
    name: 'format',
    cure: 'Run: npx -y pnpm@12 format',
    run: () => saidBy('oxfmt', ['--check', '.']),
  },
  {
    name: 'lint',
    cure: 'Each message says where the code belongs; the rules are in .oxlintrc.json.',
    run: () => saidBy('oxlint', ['--deny-warnings', '--format', 'agent']),
  },
  {
    name: 'types',
    cure: 'Mend what the compiler says; `npx -y pnpm@12 types` repeats it.',
    run: () => types(),
  },
  {
    name: 'borders',
    cure: 'Who may import whom: docs/architecture.md.',
    run: () => borders(files).map(printed),
  },
  { name: 'names', cure: 'How things are named: CONTRIBUTING.md.', run: () => names(files).map(printed) },
  { name: 'sizes', cure: 'How long a file may be: CONTRIBUTING.md.', run: () => sizes(files).map(printed) },
  {
    name: 'leftovers',
    cure: 'The code is finished when it is committed.',
    run: () => leftovers(files).map(printed),
  },
  {
    name: 'dead code',
    cure: 'Nothing uses it: delete it, drop its `export`, or take the dependency out of package.json.',
    run: () => saidBy('knip', ['--no-progress', '--no-config-hints']),
  },
  {
    name: 'docs',
    cure: 'The documentation cites the code as it is; mend the page.',
    run: () => docs(files, root),
  },
  {
    name: 'openapi',
    cure: 'Run: node scripts/src/openapi.ts, and look at what changed; mend what Redocly says in contract/src.',
    run: () => openapi(root),
  },
]

async function saidBy(name: string, args: readonly string[]): Promise<readonly string[]> {
  const { ok, output } = await tool(name, args)
  return ok ? [] : [output]
}

async function report(check: Check): Promise<boolean> {
  const startedAt = performance.now()
  const problems = await check.run()
  const took = `${((performance.now() - startedAt) / 1000).toFixed(1)} s`
  console.log(`${problems.length === 0 ? '✓' : '✗'} ${check.name.padEnd(10)} ${took}`)
  if (problems.length > 0) console.log(`${indent(problems.join('\n'))}\n    → ${check.cure}`)
  return problems.length === 0
}

const indent = (text: string) => text.replace(/^/gm, '    ')

const results = await Promise.all(checks.map(report))
const house = measure(files)
console.log(
  `The house: ${house.files} code files; lines: median ${house.median}, p90 ${house.p90}, max ${house.max} (at most 80 / 200 / 300).`,
)
const failed = results.filter((ok) => !ok).length
console.log(`${results.length - failed} checks passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
