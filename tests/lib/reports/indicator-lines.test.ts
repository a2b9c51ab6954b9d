import { expect, test } from 'vitest'
import { indicatorLines } from '@/lib/reports/indicator-lines'
import { targetLines, wholeAims } from '@/lib/reports/targets'
import type { Target } from '@/lib/indicators/aims'
import { indicatorVersion, reportedActivity } from '@/lib/indicators/schema'
import indicatorsJson from '@/prisma/seed/reference/indicators-v1.json'

const words = (given: object) => Object.fromEntries(indicatorLines([reportedActivity.parse({ rowId: 'a1', status: 'HELD', ...given })], { I04: 'Aandeel meisjes' }).map((line) => [line.code, line.words]))
const session = { day: '2026-03-04', dayPart: 'PM', hours: 2.5, enrolled: 20, present: 18 }

test('a share of girls comes with its coverage, and an empty share is no zero', () => {
  expect(words({ participants: 20, gender: { V: 9, M: 9, UNKNOWN: 2 }, sessions: [session] })).toMatchObject({ I01: '20', I03: 'meisjes 9, jongens 9, X 0, onbekend 2', I04: '50% meisjes (gender gekend voor 90%)', I10: '45', I11: '90%', I14: 'geen cijfer' })
})

test('satisfaction shows from five answers on', () => {
  expect(words({ participants: 20, satisfaction: { 5: 4 } }).I19).toBe('geen cijfer')
  expect(words({ participants: 20, satisfaction: { 4: 5, 5: 5 } }).I19).toBe('4,5 op 5 (50% antwoordde)')
})

test('all that needs no money and no partners is there, in order', () => {
  expect(Object.keys(words({}))).toEqual([...Array.from({ length: 20 }, (_, index) => `I${String(index + 1).padStart(2, '0')}`), 'I23', 'I26', 'I27'])
  expect(indicatorLines([], {}, []).map(({ code }) => code).slice(-6)).toEqual(['I21', 'I22', 'I23', 'I26', 'I27', 'I28'])
})

test('homes go by their names, guides by their kind, and the delivery rate by what it counts', () => {
  const activity = reportedActivity.parse({ rowId: 'a1', status: 'HELD', fullFledged: true, participants: 20, residence: [{ nis: '24059', count: 17 }, { nis: '99999', count: 1 }], residenceUnknown: 2, staff: [{ category: 'PAID', count: 1, hours: 12 }], staffWomen: 1, sessions: [session], plannedSessions: 2, plannedParticipants: 20, plannedChildHours: 90 })
  const said = Object.fromEntries(indicatorLines([activity], {}, null, [{ nis: '24059', name: 'Landen' }]).map(({ code, words: text }) => [code, text]))
  expect(said['I05']?.split(', ').toSorted()).toEqual(['99999 1', 'Landen 17', 'buiten Vlaanderen 0', 'onbekend 2'])
  expect([said['I23'], said['I26'], said['I27']]).toEqual(['betaald 1, uren betaald 12, vrouwen 1', 'deelnemers 100%, sessies 50%, kinduren 50%, postcodes geen cijfer', '100%'])
})

test('who did not say their gender makes the share of girls an interval', () => {
  const [, , , girls] = indicatorLines([reportedActivity.parse({ rowId: 'a1', status: 'HELD', participants: 20, gender: { V: 9, M: 9, UNKNOWN: 2 } })], {})
  expect(girls?.interval).toEqual({ lower: 45, value: 50, upper: 55, words: 'Met de kinderen van wie het gender niet gekend is: tussen 45% en 55%.' })
  const known = indicatorLines([reportedActivity.parse({ rowId: 'a1', status: 'HELD', participants: 18, gender: { V: 9, M: 9 } })], {})
  expect(known[3]?.interval).toBeUndefined()
})

test('over more than one activity it counts participations, not children', () => {
  const one = reportedActivity.parse({ rowId: 'a1', status: 'HELD', participants: 20 })
  expect(indicatorLines([one], { I01: 'Aantal unieke deelnemers' })[0]).toEqual({ code: 'I01', name: 'Aantal unieke deelnemers', words: '20' })
  expect(indicatorLines([one, { ...one, rowId: 'a2' }], { I01: 'Aantal unieke deelnemers' })[0]).toMatchObject({ name: 'Deelnames', words: '40' })
})

test('the reduced rate is printed with its care', () => {
  expect(indicatorLines([reportedActivity.parse({ rowId: 'a1', status: 'HELD', participants: 20, reducedRate: 3 })], {}).find(({ code }) => code === 'I15')?.remark).toBe('Elke gemeente bepaalt zelf wie een UiTPAS met kansenstatuut krijgt. Vergelijk dit cijfer dus in de tijd, en alleen met zorg tussen gemeenten.')
})

test('a target for the share of girls that the unknowns can put on either side is neither on track nor behind', () => {
  const standing = (V: number, M: number, UNKNOWN: number) => lines([aim('I04', 33.33)], [{ participants: V + M + UNKNOWN, gender: { V, M, UNKNOWN } }]).find(({ code }) => code === 'I04')?.standing
  expect([standing(9, 9, 2), standing(8, 10, 8), standing(3, 10, 1), standing(3, 10, 0)]).toEqual(['on-track', 'undecided', 'behind', 'behind'])
  // A third is printed as 33,3%, and is a third.
  expect([standing(5, 10, 0), standing(3333, 6667, 0), standing(3332, 6668, 0)]).toEqual(['on-track', 'on-track', 'behind'])
})

test('a partnership is held to what its call, the policy or the indicators ask of each file; what adds up is of all files together', () => {
  const aims = [aim('I04', 40, 'call'), aim('I10', 12_500, 'call'), aim('I01', 900, 'call'), aim('I19', 4)]
  expect(lines(aims, [{ participants: 10, gender: { V: 4, M: 6 }, satisfaction: { 4: 3, 5: 3 } }]).map(({ code, targetWords, setBy, value, standing }) => [code, targetWords, setBy, value, standing])).toEqual([
    ['I04', 'minstens 40%', 'call', 40, 'on-track'], ['I19', 'minstens 4 op 5', 'indicators', 4.5, 'on-track'], ['I22', '4 van 4', 'indicators', 0, 'behind'],
  ])
  expect(lines(aims, []).map(({ standing }) => standing)).toEqual(['unknown', 'unknown', 'unknown'])
  expect(lines([aim('I04', 40)], [{ participants: 10, gender: { V: 4, M: 6 } }], '2027-01-01').map(({ standing }) => standing)).toEqual(['reached', 'missed'])
  expect([wholeAims(aims), wholeAims(aims.slice(0, 1))]).toEqual(['12.500 kinduren en 900 deelnames', null])
})

const version = indicatorVersion.parse(indicatorsJson)
const aim = (code: Target['code'], value: number, setBy: Target['setBy'] = 'indicators'): Target => ({ code, name: code, value, setBy })
const lines = (aims: readonly Target[], activities: readonly object[], today = '2026-05-01') =>
  targetLines(aims, version, activities.map((one, index) => reportedActivity.parse({ rowId: `a${index}`, status: 'HELD', ...one })), [], { period: { from: '2026-01-01', to: '2026-12-31' }, today })
