import { expect, test } from 'vitest'
import { activityAt, activityPath, fieldHref, placeOf } from '@/app/(applicant)/aanvragen/_steps/activity-place'

const draft = { activities: [{ id: 'een', title: 'Een' }, { id: 'twee', title: 'Twee' }] }
const at = (rij: string, named?: string) => {
  try {
    return activityAt('/aanvragen/7', draft, rij, named, { nakijken: '1' })?.typed.id ?? null
  } catch (thrown) {
    return Reflect.get(Object(thrown), 'digest').split(';')[2]
  }
}

test('a link follows the activity it named to where colleagues moved it, and to no other', () => {
  expect([at('1', 'een'), at('2', 'een'), at('9', 'twee'), at('1', 'weg')]).toEqual(['een', '/aanvragen/7/activiteiten/1?rij=een&nakijken=1', '/aanvragen/7/activiteiten/2?rij=twee&nakijken=1', null])
})

test('a place that names no activity is whatever stands there', () => {
  expect([at('1'), at('2'), at('3'), at('0'), at('x'), at('01')]).toEqual(['een', 'twee', null, null, null, '/aanvragen/7/activiteiten/1?rij=een&nakijken=1'])
})

test('links name their activity, and other fields are where they were', () => {
  expect([activityPath(1, 'twee'), placeOf(draft, 'twee'), placeOf(draft, 'weg'), placeOf({}, undefined)]).toEqual(['activiteiten/2?rij=twee', 'activiteiten/2?rij=twee', 'activiteiten', 'activiteiten'])
  expect(fieldHref('/a', draft, 'activities.1.title')).toBe('/a/activiteiten/2?rij=twee#activities-1-title')
  expect(fieldHref('/a', draft, 'activities.1.title', true)).toBe('/a/activiteiten/2?nakijken=1&rij=twee#activities-1-title')
  expect(fieldHref('/a', draft, 'genderApproach', true)).toBe('/a/doelgroepen?nakijken=1#genderApproach')
  expect(fieldHref('/a', draft, 'genderApproach')).toBe('/a/doelgroepen#genderApproach')
})
