import { defineConfig } from 'vitest/config'
import suite from '../../vitest.config'
import { longCounts } from './long-counts'

/** The suite's own settings, for the fault files and for the files with long counts; which of them run is said by the command. */
export default defineConfig({
  ...suite,
  test: {
    ...suite.test,
    include: ['tests/faults/*.fault.ts', ...longCounts.map(({ file }) => file)],
    reporters: ['default', './tests/faults/figures-reporter.ts', './tests/support/plain-count-reporter.ts'],
    testTimeout: 600_000,
  },
})
