import { spawnSync } from 'node:child_process'
import { cpSync } from 'node:fs'
import { join } from 'node:path'

import { expect, it } from 'vitest'

import { toolEnv, root } from './env.ts'
import { plant } from './fixture.ts'

const head = "import { describe, expect, it } from 'vitest'\n"
const house = {
  'world/src/grounds/global-setup.ts': 'export const setup = () => undefined\n',
  'core/src/one.test.ts': `${head}it('holds', () => expect(1).toBe(1))\nit('breaks', () => expect(1).toBe(2))\n`,
  'core/src/two.test.ts': "import './gone.ts'\n",
  'core/src/three.test.ts': `${head}import { needs } from '../../scripts/src/needs.ts'
describe.skipIf(!needs('redis'))('with redis', () => it('works', () => expect(1).toBe(1)))\n`,
}

function run(filters: readonly string[], env: NodeJS.ProcessEnv) {
  using fixture = plant(house)
  cpSync(join(root, 'vitest.config.ts'), join(fixture.root, 'vitest.config.ts'))
  cpSync(join(root, 'scripts/src'), join(fixture.root, 'scripts/src'), { recursive: true })
  const args = [join(fixture.root, 'scripts/src/test.ts'), ...filters]
  const told = { ...toolEnv, REDIS_PATH: '/nowhere/redis-server', ...env }
  const { status, stdout } = spawnSync(process.execPath, args, { env: told, encoding: 'utf8' })
  return { status, stdout, last: stdout.trimEnd().split('\n').at(-1) }
}

it('ends with the counts, in which a file that cannot be loaded is a failure', () => {
  const { status, last } = run(['core/'], { REQUIRE_ALL: '' })
  expect(last).toBe('1 passed, 2 failed, 1 skipped')
  expect(status).toBe(1)
})

it('says what was skipped and what would help', () => {
  const { stdout } = run(['core/src/three'], { REQUIRE_ALL: '' })
  expect(stdout).toContain('because redis is not on this machine: apt-get install redis-server')
  expect(stdout).toContain('core/src/three.test.ts > with redis > works')
})

it('fails instead of skipping where everything is required', () => {
  const { last } = run(['core/src/three'], { REQUIRE_ALL: '1' })
  expect(last).toBe('0 passed, 1 failed, 0 skipped')
})
