import { join } from 'node:path'

import { defineConfig } from 'vitest/config'

import { groundsIn, sparedOn } from '../grounds/which.ts'

/** Each story on each ground that GROUND names. A story says nothing of the ground; setup.ts brings it there. */
export default defineConfig({
  test: {
    name: 'stories',
    projects: groundsIn(process.env['GROUND']).map((ground) => ({
      test: {
        name: ground,
        root: '../../..',
        pool: 'forks' as const,
        maxWorkers: 2,
        // Some grounds take a while to be ready, and on a busy machine everything does.
        testTimeout: 60_000,
        expect: { poll: { timeout: 20_000 } },
        include: ['world/src/stories/*.test.ts'],
        exclude: sparedOn(ground).map((story) => `world/src/stories/${story}.test.ts`),
        setupFiles: [join(import.meta.dirname, '../grounds/setup.ts')],
        provide: { ground },
        experimental: { viteModuleRunner: false },
      },
    })),
  },
})
