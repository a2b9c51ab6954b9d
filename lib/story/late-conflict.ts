import type pg from 'pg'
import { declareInterest } from '@/lib/reviews/declare-interest'
import { demoAddress } from '@/lib/sign-in/demo-accounts'
import { idFor, type Known } from './requests'
import type { Moment, Schedule } from './schedule'

/** R25 was ranked by two reviews; then one of its reviewers told of an interest. Their score stopped counting, and somebody else was asked. */
export const lateConflict = { request: 'R25', reviewer: 'beoordelaar3', day: -10, replacedBy: 'beoordelaar2' } as const

export const tellLateConflict = (owner: pg.Client, schedule: Schedule, known: Known, assign: (moment: Moment, email: string) => void): void => {
  const { request, reviewer, day, replacedBy } = lateConflict
  schedule.by({ day, hour: 9, minute: 40 }, demoAddress(reviewer), `${request} late conflict`, async (actor) => {
    const [review] = (await owner.query<{ id: string }>('select id from review where application_id = $1 and reviewer_id = $2', [idFor(known, request), actor.userId])).rows
    await declareInterest(actor, { reviewId: review?.id ?? '', interest: 'belang', type: 'FAMILY', reason: 'Mijn zus is deze maand bestuurslid geworden van Maakplaats Mijnlicht.', knows: 'ja' })
  })
  assign({ day: day + 1, hour: 9 }, demoAddress(replacedBy))
}
