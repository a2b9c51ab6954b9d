import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** On a machine that has no times of an earlier run, files start by size. The longest of all is a short one: started last, it would run alone for minutes. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLongest = (file: TestSpecification) => file.moduleId.endsWith('tests/journeys/axe.test.ts')
    return [...sorted.filter(isLongest), ...sorted.filter((file) => !isLongest(file))]
  }
}
