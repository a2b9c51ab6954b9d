import type { FrozenReport } from './canonical'

export type EarlierActivity = FrozenReport['activities'][number]

/**
 * What earlier reports of the grant said of an activity, as fields to fill in: all of it when one report told the whole activity, and what does not
 * change from quarter to quarter when it went on. A number that was typed once is not typed again.
 */
export const earlierFields = (earlier: readonly EarlierActivity[]): Record<string, string | string[]> => {
  const last = earlier.at(-1)
  if (!last || last.status === 'CANCELLED') return {}
  return { ...lastingFields(last), ...(earlier.length === 1 ? countedFields(last) : {}) }
}

export const lastingFields = ({ academy, newByPartnership, announcementEvidence, accessible, walkInsAllowed }: EarlierActivity): Record<string, string> => ({
  ...(academy === null ? {} : { academy, newByPartnership: yesNo(newByPartnership) }),
  ...(announcementEvidence === null ? {} : { announcementEvidence }),
  accessible: yesNo(accessible),
  ...(walkInsAllowed ? { walkInsAllowed: 'ja' } : {}),
})

export const countedFields = (activity: EarlierActivity): Record<string, string | string[]> => ({
  ...texts({ participants: activity.participants, completed: activity.completed, residenceOutsideFlanders: activity.residenceOutsideFlanders, residenceUnknown: activity.residenceUnknown }),
  ...texts({ newParticipants: activity.newParticipants, returningParticipants: activity.returningParticipants, newReturningUnknown: activity.newReturningUnknown }),
  ...texts({ reducedRate: activity.reducedRate, referred: activity.referred, reasonableAdjustments: activity.reasonableAdjustments, staffWomen: activity.staffWomen }),
  ...texts(activity.ageBands, 'ageBands.'),
  ...texts(activity.gender, 'gender.'),
  ...texts(activity.satisfaction, 'satisfaction.s'),
  ...texts(activity.interest, 'interest.'),
  ...Object.assign({}, ...activity.staff.map(({ category, count, hours }) => texts({ count, hours }, `staff.${category}.`))),
  ...Object.assign({}, ...activity.residence.map(({ nis, count }, row) => ({ [`residence.${row}.id`]: nis, [`residence.${row}.place`]: nis, [`residence.${row}.count`]: String(count) }))),
  ...(activity.partnersTookPart.length > 0 ? { partnersTookPart: activity.partnersTookPart } : {}),
  ...(activity.partnerContribution === null ? {} : { partnerContribution: activity.partnerContribution }),
})

/** A part that was left empty counts as zero, so zero is left empty. */
const texts = (counts: Readonly<Record<string, number | null>>, prefix = ''): Record<string, string> =>
  Object.fromEntries(Object.entries(counts).flatMap(([name, count]) => (count === null || count === 0 ? [] : [[prefix + name, String(count).replace('.', ',')]])))

const yesNo = (answer: boolean): string => (answer ? 'ja' : 'nee')
