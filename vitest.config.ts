import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/support/longest-first'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  resolve: {
    alias: [
      { find: /^server-only$/, replacement: here('./node_modules/server-only/empty.js') },
      { find: /^@\//, replacement: here('./') },
    ],
  },
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    globalSetup: ['tests/support/global-setup.ts'],
    reporters: ['default', './tests/support/plain-count-reporter.ts'],
    env: {
      DEMO: '1',
      // As the worker: a loaded machine makes tests slow, never wrong.
      DATABASE_PATIENCE: 'long',
      EMBEDDED_DB: '1',
      APP_URL: 'http://127.0.0.1:3000',
      DATA_DIR: '.data/test',
      NEXTAUTH_SECRET: 'only-for-tests-0123456789',
      RECEIPT_SIGNING_KEY: 'q6Pn2l0mJ3oYkW9tq0b9eN7yqg8mS1bqHf4cX2v5ZAs=',
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: 'mS1bqHf4cX2v5ZAsq6Pn2l0mJ3oYkW9tq0b9eN7yqg8=',
    },
    // A file starts no process of its own: tests/support/own-modules.ts keeps files apart.
    isolate: false,
    setupFiles: ['tests/support/own-modules.ts'],
    sequence: { sequencer: LongestFirst },
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // On two cores: a third file works while two wait for a browser or the database.
    maxWorkers: 3,
  },
})
