import { defineConfig } from 'vitest/config'

const everywhere = { exclude: ['**/node_modules/**', '**/dist/**', '**/.cache/**'], testTimeout: 20_000 }

/** Node's own loader runs the tests as it runs the server, by stripping types; JSX goes through Vite. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    pool: 'forks',
    projects: [
      {
        test: {
          ...everywhere,
          name: 'node',
          include: ['*/src/**/*.test.ts', 'world/{stories,faults}/**/*.test.ts'],
          experimental: { viteModuleRunner: false },
        },
      },
      { test: { ...everywhere, name: 'jsx', include: ['*/src/**/*.test.tsx'] } },
    ],
  },
})
