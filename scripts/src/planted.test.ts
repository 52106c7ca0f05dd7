import { expect, it } from 'vitest'

import { docs } from './docs.ts'
import { plant } from './fixture.ts'
import { tool } from './tool.ts'
import { readTree } from './tree.ts'

// Each rule is broken on purpose, in a copy that has the real settings: the tool must object, and say the cure.

const lint = (path: string, root: string) => tool('oxlint', ['--format', 'agent', path], root)

it.each([
  ['core/src/domain/a.ts', "import { readFileSync } from 'node:fs'", 'implement it in server/src/edges'],
  ['core/src/flows/b.ts', 'export const at = () => Date.now()', 'take `now` from the flow'],
  ['core/src/domain/c.ts', 'export const luck = () => Math.random()', 'take `id`'],
  ['contract/src/d.ts', "import { send } from '@parley/core/flows/send.ts'", 'server/src/http'],
  ['channels/src/whatsapp/e.ts', "export const go = () => fetch('x')", 'return the call from compose()'],
  ['stores/src/sqlite/f.ts', "import { hub } from '@parley/server/main'", 'server/src/wiring.ts'],
  [
    'server/src/worker.ts',
    "import { whatsapp } from '@parley/channels/whatsapp'",
    'Only server/src/wiring.ts',
  ],
  ['inbox/src/g.ts', "import { sqlite } from '@parley/stores/sqlite'", 'through the contract'],
  ['simulator/src/h.ts', "import { climb } from '@parley/core/domain/status.ts'", 'imports nothing of ours'],
  ['server/src/i.ts', "export const port = process.env['PORT']", 'add the variable to its env.ts'],
  ['server/src/j.ts', 'export default 1', 'no-default-export'],
  ['server/src/k.ts', 'export const loose = (value: any) => value', 'no-explicit-any'],
  ['server/src/l.test.ts', "import { it } from 'vitest'\nit.skip('waits', () => {})", 'no-disabled-tests'],
])('the linter objects to %s: %s', async (path, text, cure) => {
  using house = plant({ [path]: `${text}\n` })
  const { ok, output } = await lint(path, house.root)
  expect(output).toContain(cure)
  expect(ok).toBe(false)
})

it('the linter lets the one file that may name adapters name them', async () => {
  const text = "import { whatsapp } from '@parley/channels/whatsapp'\nexport const channels = [whatsapp]\n"
  using house = plant({ 'server/src/wiring.ts': text })
  expect(await lint('server/src/wiring.ts', house.root)).toMatchObject({ ok: true })
})

it.each(["fetch('https://example.com')", 'console.log(1)', 'setTimeout(() => {}, 1)', 'process.exit()'])(
  'the compiler knows no %s in core',
  async (effect) => {
    using house = plant({ 'core/src/domain/a.ts': `export const act = () => ${effect}\n` })
    const { ok, output } = await tool('tsc', ['--pretty', 'false', '-p', 'core'], house.root)
    expect(output).toMatch(/^core\/src\/domain\/a\.ts\(1,\d+\): error TS2\d+: Cannot find name/)
    expect(ok).toBe(false)
  },
)

it('the compiler refuses syntax that Node cannot strip', async () => {
  using house = plant({ 'core/src/domain/a.ts': 'export enum Colour {\n  Red,\n}\n' })
  const { output } = await tool('tsc', ['--pretty', 'false', '-p', 'core'], house.root)
  expect(output).toContain('erasableSyntaxOnly')
})

it('knip names a dead export and only that', async () => {
  using house = plant({
    'core/src/domain/ids.ts': 'export const used = 1\nexport const unused = 2\n',
    'world/src/start.ts': "import { used } from '@parley/core/domain/ids.ts'\n\nprocess.exitCode = used\n",
  })
  const { ok, output } = await tool('knip', ['--no-progress', '--include', 'exports'], house.root)
  expect(output).toMatch(/unused\s+core\/src\/domain\/ids\.ts:2/)
  expect(output).toContain('Unused exports (1)')
  expect(ok).toBe(false)
})

it('the docs check finds a wrong path, a dead link, an unknown variable and an example that does not compile', async () => {
  const page = [
    'See `core/src/domain/gone.ts` and `core/src/domain/ids.ts`.',
    '[more](more.md) and [less](a.md)',
    '```ts',
    "import { used } from '@parley/core/domain/ids.ts'",
    'const text: string = used',
    '```',
    '',
  ].join('\n')
  using house = plant({
    'docs/a.md': page,
    'docs/operate.md': '| `PORT` | 3000 |\n',
    'server/src/env.ts': 'export const schema = {\n  PORT: 1,\n  HOST: 2,\n}\n',
    'core/src/domain/ids.ts': 'export const used = 1\n',
  })
  const found = await docs(readTree(house.root), house.root)
  expect(found).toHaveLength(4)
  expect(found[0]).toContain('docs/a.md:1  `core/src/domain/gone.ts` does not exist')
  expect(found[1]).toContain('docs/a.md:2  The link to more.md leads nowhere')
  expect(found[2]).toContain('docs/operate.md  `HOST` is missing')
  expect(found[3]).toMatch(/docs\/a\.md.*5,7.*error TS2322/)
})
