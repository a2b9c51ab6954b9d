import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Takes longest of all, and tells the story that many others wait for. */
const teller = 'journeys/axe'
/** What does not need the story, and together takes as long as it is told. */
const meanwhile = ['app/_form/autosave', 'lib/mail/deliver-emails', 'journeys/lost-answer', 'lib/controls/control', 'lib/reconsiderations/reconsideration', 'lib/commands/stand-in-folder', 'lib/admission', 'lib/decisions/decide']
/** Each over a minute on two cores. */
const long = ['journeys/whole-chain', 'journeys/nothing-lost', 'journeys/routes', 'journeys/canaries', 'journeys/conflict-walk']

/** On a machine that has no times of an earlier run, files start by size. The longest are short ones: started last, one would run alone for a minute or more. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const first = [teller, ...meanwhile, ...long].flatMap((name) => sorted.filter((file) => file.moduleId.endsWith(`/tests/${name}.test.ts`)))
    return [...first, ...sorted.filter((file) => !first.includes(file))]
  }
}
