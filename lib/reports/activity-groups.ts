import type { activityFields } from './fields'

type Group = { title: string; fields: readonly (keyof typeof activityFields)[] }

/** The questions about an activity under the heads of the form, in its order: where one reads them back, they stand the same. */
export const activityGroups: readonly Group[] = [
  { title: 'Deelnemers', fields: ['participants', 'completed'] },
  { title: 'Deelnemers per leeftijd', fields: ['ageBands.A05_07', 'ageBands.A08_09', 'ageBands.A10_11', 'ageBands.A12_13', 'ageBands.A14_15', 'ageBands.A16_18', 'ageBands.UNKNOWN'] },
  { title: 'Deelnemers per gender', fields: ['gender.V', 'gender.M', 'gender.X', 'gender.UNKNOWN'] },
  { title: 'Deelnemers per woongemeente', fields: ['residenceOutsideFlanders', 'residenceUnknown'] },
  { title: 'Nieuw of terugkerend', fields: ['newParticipants', 'returningParticipants', 'newReturningUnknown'] },
  { title: 'Bereik en toegankelijkheid', fields: ['reducedRate', 'referred', 'accessible', 'reasonableAdjustments'] },
  { title: 'Hoe vond je het?', fields: ['satisfaction.s1', 'satisfaction.s2', 'satisfaction.s3', 'satisfaction.s4', 'satisfaction.s5'] },
  { title: 'Heb je nu meer of minder zin in wetenschap en techniek?', fields: ['interest.more', 'interest.same', 'interest.less'] },
  { title: 'Begeleiders', fields: ['staff.PAID.count', 'staff.PAID.hours', 'staff.VOLUNTEER.count', 'staff.VOLUNTEER.hours', 'staff.JOB_STUDENT.count', 'staff.JOB_STUDENT.hours', 'staff.PARTNER.count', 'staff.PARTNER.hours', 'staffWomen'] },
  { title: 'Partners', fields: ['partnerContribution'] },
  { title: 'Bewijs', fields: ['announcementEvidence', 'partnerConfirmation', 'photoEvidence', 'photoConsent'] },
  { title: 'Uitleg', fields: ['deviation', 'lesson'] },
]
