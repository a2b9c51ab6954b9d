import type { TypedAnswers } from './answers'

/**
 * The portal refuses what some requests of the story got wrong on purpose. They are filed with the smallest correction the form accepts; the
 * officer then finds the fault in the text, as in real life.
 */
export const correctedForFiling = (answers: TypedAnswers): TypedAnswers => ({
  ...answers,
  activities: answers.activities.map(correctActivity),
  partners: { partners: answers.partners.partners.map((partner) => ({ ...partner, letterOfIntent: 'on' })) },
  // Support for the same activities must stand in the revenues; where it does not, it was for something else.
  'andere-steun': {
    ...answers['andere-steun'],
    samePurpose: answers['andere-steun'].samePurpose === 'ja' && answers.begroting.revenues.some(({ category }) => category === 'LOCAL' || category === 'OTHER_SUBSIDY') ? 'ja' : 'nee',
  },
})

const correctActivity = (activity: TypedAnswers['activities'][number]): TypedAnswers['activities'][number] => {
  const ageMin = Math.max(5, Number(activity.ageMin))
  const perStaff = ageMin <= 7 ? 10 : 15
  const needed = Number(activity.groups) * Math.ceil(Math.ceil(Number(activity.expectedParticipants) / Number(activity.groups)) / perStaff)
  const staffPaid = Math.max(Number(activity.staffPaid), needed - Number(activity.staffVolunteer))
  const disciplines = activity.disciplines.length >= 2 ? activity.disciplines : [...activity.disciplines, ...['S', 'T'].filter((code) => !activity.disciplines.includes(code))].slice(0, 2)
  return {
    ...activity,
    ageMin: String(ageMin),
    openOffer: 'ja',
    disciplines,
    staffPaid: String(staffPaid),
    expectedGirlsNote: Number(activity.expectedGirls) < 33.33 && activity.expectedGirlsNote === '' ? 'We werken aan een wervingsplan voor meisjes en bekijken het streefcijfer na de eerste reeks opnieuw.' : activity.expectedGirlsNote,
    ...(activity.postcode === '3621' && activity.nis === '73107' ? { nis: '73042' } : {}),
  }
}
