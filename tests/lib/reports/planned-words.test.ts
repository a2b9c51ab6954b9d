import { expect, test } from 'vitest'
import { activityGroups } from '@/lib/reports/activity-groups'
import { activityFields } from '@/lib/reports/fields'
import { heldOfPlanned, plannedWords, withPlanned } from '@/lib/reports/planned-words'
import type { PlannedActivity } from '@/lib/reports/report-context'

const activity: PlannedActivity = {
  rowId: 'a1', title: 'Robots', type: 'CODING', ageMin: 8, ageMax: 12, places: 20, postcode: '2800', nis: '12025', fixedLocation: false, sessions: 4, dayParts: 4,
  contactHours: 10, childHours: 1200.5, girlsPercent: 37.5, staff: { paid: 1, volunteer: 0 }, inBase: true, priorityArea: null, plannedSessions: [],
}

test('each number that the plan knows stands beside the question that asks it', () => {
  expect(plannedWords(activity)).toEqual({
    participants: '20', sessions: '4 sessies, 10 contacturen, 1.200,5 kinduren', ageBands: '8 tot en met 12 jaar', 'gender.V': '37,5% van de deelnemers', 'staff.PAID.count': '1', 'staff.VOLUNTEER.count': '0',
  })
})

test('a quarter for which nothing was planned says so, and gives no zeros', () => {
  expect(plannedWords({ ...activity, sessions: 0, contactHours: 0, childHours: 0 })['sessions']).toBe('geen sessies in deze periode')
  expect([heldOfPlanned(8, 8), heldOfPlanned(1919, 876), heldOfPlanned(8, 0)]).toEqual(['8 van 8', '1.919 van 876', '8, niet gepland in deze periode'])
})

test('what the plan does not know is not said', () => {
  expect(Object.keys(plannedWords({ ...activity, girlsPercent: null, staff: { paid: null, volunteer: null } }))).toEqual(['participants', 'sessions', 'ageBands'])
  expect([withPlanned(undefined, undefined), withPlanned('Alleen turven.', undefined), withPlanned(undefined, '4'), withPlanned('Alleen turven.', '4')]).toEqual([undefined, 'Alleen turven.', 'Gepland: 4.', 'Alleen turven. Gepland: 4.'])
})

test('every question about an activity is read back under one head', () => {
  expect(activityGroups.flatMap(({ fields }) => fields).toSorted()).toEqual(Object.keys(activityFields).toSorted())
})
