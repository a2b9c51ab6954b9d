import type { RubricVersion } from '@/lib/rubrics/schema'
import type { Verdict } from './eligibility'

/** The considerations of the letter, one paragraph per ground: the rule, what was found, and for which activity. */
export const ineligibilityReasons = (rubric: RubricVersion, grounds: readonly Verdict[], activities: readonly { rowId: string; title: string }[], closing: string): string =>
  [
    'Uw aanvraag voldoet niet aan alle basisvoorwaarden van de oproep en is daarom niet inhoudelijk beoordeeld.',
    ...grounds.map((ground) => reason(rubric, ground, activities)),
    ...(closing.trim() === '' ? [] : [closing.trim()]),
  ].join('\n\n')

const reason = (rubric: RubricVersion, { code, activityRowId, motivation }: Verdict, activities: readonly { rowId: string; title: string }[]): string => {
  const knockout = rubric.knockouts.find((one) => one.code === code)
  const activity = activities.find(({ rowId }) => rowId === activityRowId)
  const subject = activity ? `Activiteit “${activity.title}”: ` : ''
  return `${code} ${knockout?.nameNl ?? ''}. De voorwaarde is: ${knockout?.ruleNl ?? ''} ${subject}${motivation}`
}
