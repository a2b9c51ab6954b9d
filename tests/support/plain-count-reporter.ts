import type { Reporter, TestModule } from 'vitest/node'

/** The last line of a run, for people and scripts: `12 passed, 0 failed`. A file that cannot be loaded counts as one failure. */
export default class PlainCountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    let passed = 0
    let failed = unhandledErrors.length
    for (const file of modules) {
      failed += file.errors().length
      for (const test of file.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed') passed++
        if (state === 'failed') failed++
      }
    }
    process.once('exit', () => process.stdout.write(`${passed} passed, ${failed} failed\n`))
  }
}
