import { plannedOf } from './computed'
import type { Answers } from './form'

/** The rows of a filed request by the names of the columns, as jsonb_populate_recordset reads them; the frozen copy stays the truth. */
export const activityRows = (activities: Answers['activities']): string => json(activities.map(activityRow))
export const partnerRows = (partners: Answers['partners']): string => json(partners.map(partnerRow))

const activityRow = (activity: Answers['activities'][number], position: number) => {
  const planned = plannedOf(activity)
  return {
    position, row_id: activity.id,
    title: activity.title, type: activity.type, themes: activity.themes, disciplines: activity.disciplines,
    age_min: activity.ageMin, age_max: activity.ageMax,
    location_name: activity.locationName ?? '', postcode: activity.postcode, nis: activity.nis, fixed_location: activity.fixedLocation ?? false,
    expected_participants: activity.expectedParticipants,
    planned_hours: planned.hours, planned_sessions: planned.sessions, planned_day_parts: planned.dayParts, planned_child_hours: planned.childHours,
    price_cents: activity.price, reduced_price_cents: activity.reducedPrice,
  }
}

const partnerRow = ({ id, name, kbo, helixType, role }: Answers['partners'][number]) => ({ row_id: id, name, kbo, helix_type: helixType, role })

const json = (rows: readonly object[]): string => JSON.stringify(rows, (_name, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))
