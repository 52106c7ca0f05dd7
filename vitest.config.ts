import { defineConfig } from 'vitest/config'

const left = ['**/node_modules/**', '**/dist/**', '**/.cache/**']

/** Node's own loader runs the tests as it runs the server, by stripping types; browser code goes through Vite. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    pool: 'forks',
    testTimeout: 20_000,
    // What is waited for comes in milliseconds; on a busy machine it may take a while, and that is no failure.
    expect: { poll: { timeout: 10_000 } },
    globalSetup: ['world/src/grounds/global-setup.ts'],
    projects: [
      '*/src/*/vitest.config.ts',
      {
        test: {
          name: 'node',
          include: ['*/src/**/*.test.ts'],
          exclude: [...left, 'inbox/**', 'widget/**', 'world/src/stories/**'],
          experimental: { viteModuleRunner: false },
        },
      },
      {
        test: {
          name: 'browser code',
          include: ['{inbox,widget}/src/**/*.test.ts', '*/src/**/*.test.tsx'],
          exclude: left,
        },
      },
    ],
  },
})
