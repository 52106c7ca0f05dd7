import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, it } from 'vitest'

import { buildStale } from './build.ts'
import { plant } from './fixture.ts'

const page = '<!doctype html><script type="module" src="./src/main.ts"></script>'
const house = {
  'core/src/domain/a.ts': 'export const a = 1\n',
  'contract/src/b.ts': 'export const b = 1\n',
  'inbox/vite.config.ts': 'export default {}\n',
  'inbox/index.html': page,
  'inbox/src/app/app.css': '',
  'inbox/src/main.ts': "document.title = 'inbox'\n",
  'simulator/vite.config.ts': 'export default {}\n',
  'simulator/index.html': page,
  'simulator/src/main.ts': "document.title = 'simulator'\n",
  'world/vite.config.ts': 'export default {}\n',
  'world/index.html': page,
  'world/src/main.ts': "document.title = 'world'\n",
  'world/src/demo/page.ts': 'export const page = 1\n',
}

it('builds what is stale, and only that', async () => {
  using fixture = plant(house)
  const build = async () => {
    const lines: string[] = []
    await buildStale(fixture.root, (line) => lines.push(line.replace(/ in .*/, '')))
    return lines.toSorted()
  }
  expect(await build()).toEqual(['Built inbox', 'Built simulator', 'Built world'])
  expect(existsSync(join(fixture.root, 'inbox/dist/index.html'))).toBe(true)
  expect(await build()).toEqual([])
  writeFileSync(join(fixture.root, 'core/src/domain/a.ts'), 'export const a = 2\n')
  expect(await build()).toEqual(['Built inbox'])
})

it('says which part cannot be built, and what the bundler said', async () => {
  using fixture = plant({ ...house, 'simulator/src/main.ts': "import './gone.ts'\n" })
  const building = buildStale(fixture.root, () => {})
  await expect(building).rejects.toThrow(/simulator cannot be built[\s\S]*gone\.ts/)
})
