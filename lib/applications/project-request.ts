import type { Tx } from '@/lib/db'
import { plannedOf } from './computed'
import type { Answers } from './form'

/** What lists, conflicts, money and reports need of a filed request, as rows; the frozen copy stays the truth. */
export const projectRequest = async (tx: Tx, applicationId: string, { activities, partners }: Pick<Answers, 'activities' | 'partners'>): Promise<void> => {
  await tx.activity.deleteMany({ where: { applicationId } })
  await tx.partner.deleteMany({ where: { applicationId } })
  await tx.activity.createMany({
    data: activities.map((activity, position) => {
      const planned = plannedOf(activity)
      return {
        applicationId, position, rowId: activity.id,
        title: activity.title, type: activity.type, themes: activity.themes, disciplines: activity.disciplines,
        ageMin: activity.ageMin, ageMax: activity.ageMax,
        locationName: activity.locationName ?? '', postcode: activity.postcode, nis: activity.nis, fixedLocation: activity.fixedLocation ?? false,
        expectedParticipants: activity.expectedParticipants,
        plannedHours: planned.hours, plannedSessions: planned.sessions, plannedDayParts: planned.dayParts, plannedChildHours: planned.childHours,
        priceCents: activity.price, reducedPriceCents: activity.reducedPrice,
      }
    }),
  })
  await tx.partner.createMany({ data: partners.map(({ id, name, kbo, helixType, role }) => ({ applicationId, rowId: id, name, kbo, helixType, role })) })
}
