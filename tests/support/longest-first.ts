import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Each over a minute on two cores; the first of them takes longest of all. */
const long = ['axe', 'whole-chain', 'nothing-lost', 'routes', 'conflict-walk'].map((name) => `tests/journeys/${name}.test.ts`)

/** On a machine that has no times of an earlier run, files start by size. The longest are short ones: started last, one would run alone for a minute or more. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const first = long.flatMap((name) => sorted.filter((file) => file.moduleId.endsWith(name)))
    return [...first, ...sorted.filter((file) => !first.includes(file))]
  }
}
