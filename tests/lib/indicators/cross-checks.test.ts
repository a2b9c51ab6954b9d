import { describe, expect, test } from 'vitest'
import { crossCheck, crossCheckReport } from '@/lib/indicators/cross-checks'
import { reportedActivity } from '@/lib/indicators/schema'
import type { ReportedActivity } from '@/lib/indicators/schema'
import { isNisValidOn } from '@/lib/reference/municipalities'
import activities from '@/prisma/seed/demo/activities.json'
import reports from '@/prisma/seed/demo/reports.json'
import mergers from '@/prisma/seed/reference/municipality-mergers.json'
import municipalities from '@/prisma/seed/reference/municipalities.json'
import { dayAt, reportedActivities } from './demo-report'

const exists = (nis: string, day: string) => isNisValidOn(municipalities, mergers, nis, day)
const context = { periodStart: '2026-09-01', periodEnd: '2026-12-31', isNisValidOn: exists }
const planned = { ageMin: 8, ageMax: 12, places: 12 }
const session = { day: '2026-11-18', dayPart: 'PM' as const, hours: 2, enrolled: 10, present: 9 }

const sound = reportedActivity.parse({
  rowId: 'a', status: 'HELD', plannedSessions: 2, plannedParticipants: 10, plannedChildHours: 40,
  sessions: [session, { ...session, day: '2026-11-25' }], participants: 10,
  ageBands: { A08_09: 6, A10_11: 4 }, gender: { V: 4, M: 5, UNKNOWN: 1 }, residence: [{ nis: '12025', count: 9 }], residenceUnknown: 1,
  newParticipants: 5, returningParticipants: 3, newReturningUnknown: 2, reducedRate: 2, referred: 1, completed: 8,
  satisfaction: { 4: 5, 5: 3 }, interest: { more: 6, same: 3, less: 1 }, staff: [{ category: 'PAID', count: 2, hours: 8 }], staffWomen: 1,
})

const findings = (over: Partial<ReportedActivity>) => crossCheck({ ...sound, ...over }, planned, context)
const bands = (over: Partial<ReportedActivity['ageBands']>) => ({ ...sound.ageBands, ...over })
const sessions = (...over: Partial<typeof session>[]) => [sound.sessions[0] ?? session, ...over.map((change) => ({ ...session, day: '2026-11-25', ...change }))]

test('a sound report has nothing to look at', () => {
  expect(findings({})).toEqual([])
})

describe('errors', () => {
  test.each<[string, Partial<ReportedActivity>, string]>([
    ['ageBands', { ageBands: bands({ A10_11: 5 }) }, 'De som van de leeftijdsgroepen (11) is niet gelijk aan het aantal deelnemers (10).'],
    ['gender', { gender: { V: 4, M: 5, X: 0, UNKNOWN: 0 } }, 'De som van meisjes, jongens, X en onbekend (9) is niet gelijk aan het aantal deelnemers (10).'],
    ['residence', { residenceUnknown: 2 }, 'De som van de woonplaatsen (11) is niet gelijk aan het aantal deelnemers (10).'],
    ['newParticipants', { newParticipants: 6 }, 'De som van de nieuwe en terugkerende deelnemers (11) is niet gelijk aan het aantal deelnemers (10).'],
    ['sessions.1.day', { sessions: sessions({ day: '2027-01-02' }) }, 'Sessie van 02/01/2027 ligt buiten de subsidieperiode.'],
    ['sessions.1.present', { sessions: sessions({ present: 11, enrolled: 11 }) }, 'Er zijn meer aanwezigen dan deelnemers. Aanwezig: 11, deelnemers: 10.'],
    ['sessions.1.enrolled', { sessions: sessions({ present: 10, enrolled: 9 }) }, 'Er zijn meer aanwezigen (10) dan ingeschrevenen (9).'],
    ['sessions.1.hours', { sessions: sessions({ hours: 4.25 }), deviation: 'x', staff: [{ category: 'PAID', count: 2, hours: 9 }] }, 'Een sessie duurt minstens een half uur en hoogstens 4 uur.'],
    ['sessions.1.hours', { sessions: sessions({ hours: 2.1 }) }, 'Geef de duur op in kwartieren, bijvoorbeeld 2,25 uur.'],
    ['reducedRate', { reducedRate: 11 }, 'Er zijn meer kinderen aan kansentarief (11) dan deelnemers (10).'],
    ['referred', { referred: 11 }, 'Er zijn meer toegeleide kinderen (11) dan deelnemers (10).'],
    ['completed', { completed: 11 }, 'Er zijn meer kinderen die het traject voltooiden (11) dan deelnemers (10).'],
    ['completed', { completed: null }, 'Geef op hoeveel deelnemers minstens 75% van de sessies aanwezig waren.'],
    ['completed', { sessions: sessions(), plannedSessions: 1, plannedChildHours: 18 }, 'Laat dit leeg: bij één sessie vragen we dit niet.'],
    ['satisfaction', { satisfaction: { 1: 0, 2: 0, 3: 0, 4: 6, 5: 5 } }, 'Er zijn meer antwoorden over tevredenheid (11) dan deelnemers (10).'],
    ['interest', { interest: { more: 9, same: 1, less: 1 } }, 'Er zijn meer antwoorden over interesse (11) dan deelnemers (10).'],
    ['residence.0.nis', { residence: [{ nis: '11007', count: 9 }] }, 'NIS-code 11007 bestaat niet op de datum van de activiteit.'],
    ['residence', { residence: [{ nis: '12025', count: 4 }, { nis: '12025', count: 5 }] }, 'Gemeente 12025 staat twee keer in de lijst.'],
    ['staff', { staff: [], staffWomen: 0 }, 'Geef minstens één begeleider op.'],
    ['staff', { staff: [{ category: 'PAID', count: 1, hours: 3.5 }] }, 'De uren van de begeleiders (3,5) zijn lager dan de contacturen (4).'],
    ['staffWomen', { staffWomen: 3 }, 'Er zijn meer vrouwen (3) dan begeleiders (2).'],
    ['deviation', { plannedChildHours: 50 }, 'De realisatie is 72% van de geplande kinduren. Licht toe.'],
    ['deviation', { plannedChildHours: 29 }, 'De realisatie is 124,1% van de geplande kinduren. Licht toe.'],
    ['deviation', { plannedSessions: 1 }, 'Er waren 2 sessies en er waren er 1 gepland. Licht toe.'],
    ['deviation', { plannedParticipants: 8 }, 'Er waren 10 deelnemers en er waren er 8 gepland. Licht toe.'],
    ['deviation', { plannedParticipants: 13 }, 'Er waren 10 deelnemers en er waren er 13 gepland. Licht toe.'],
    ['deviation', { plannedSessions: 3 }, 'Er waren 2 sessies en er waren er 3 gepland. Licht toe.'],
    ['cancelReason', { status: 'CANCELLED' }, 'Leg uit waarom de activiteit niet doorging.'],
  ])('%s', (field, over, message) => {
    expect(findings(over)).toEqual([{ field, message, level: 'error' }])
  })

  test('no participants can have been at more sessions than there were', () => {
    const few = findings({ participants: 5, ageBands: bands({ A08_09: 5, A10_11: 0 }), gender: { V: 5, M: 0, X: 0, UNKNOWN: 0 }, residence: [], residenceUnknown: 5, newParticipants: 5, returningParticipants: 0, newReturningUnknown: 0, completed: 5, deviation: 'Sneeuw', satisfaction: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 5 }, interest: { more: 5, same: 0, less: 0 } })
    expect(few.map(({ field, message }) => [field, message])).toEqual([
      ['sessions.0.present', 'Er zijn meer aanwezigen dan deelnemers. Aanwezig: 9, deelnemers: 5.'],
      ['sessions.1.present', 'Er zijn meer aanwezigen dan deelnemers. Aanwezig: 9, deelnemers: 5.'],
      ['participants', 'Er zijn meer kinduren (36) dan 5 deelnemers in 4 uur kunnen halen.'],
    ])
  })

  test('every participant was there for half an hour', () => {
    expect(findings({ sessions: sessions({ present: 0 }).map((one) => ({ ...one, present: 1 })), completed: 1, deviation: 'Sneeuw' }).map(({ field, message }) => [field, message])).toEqual([
      ['participants', 'Er zijn te weinig kinduren (4) voor 10 deelnemers: elke deelnemer was minstens een half uur aanwezig.'],
      ['sessions', 'De aanwezigheidsgraad is laag: 10%.'],
    ])
  })

  test('an activity that went on has sessions, and no more children than enrolled', () => {
    const without = findings({ sessions: [], completed: null, plannedSessions: 0, plannedChildHours: 0, walkInsAllowed: true }).map(({ field, message }) => [field, message])
    expect(without).toEqual([
      ['sessions', 'Geef minstens één sessie op, of kies “ging niet door”.'],
      ['participants', 'Er zijn te weinig kinduren (0) voor 10 deelnemers: elke deelnemer was minstens een half uur aanwezig.'],
    ])
    expect(findings({ sessions: sessions({ enrolled: 0, present: 0 }).map((one) => ({ ...one, enrolled: 4, present: 4 })), deviation: 'Sneeuw' }).map(({ message }) => message)).toEqual(['Er zijn meer deelnemers (10) dan inschrijvingen (8).'])
  })

  test('who walks in was not enrolled', () => {
    expect(findings({ walkInsAllowed: true, sessions: sessions({ present: 10, enrolled: 2 }) })).toEqual([])
  })

  test('a reason or a word is enough', () => {
    expect(findings({ status: 'CANCELLED', cancelReason: 'Ziekte' })).toEqual([])
    expect(findings({ plannedChildHours: 50, deviation: 'Ziekte' })).toEqual([])
  })
})

describe('warnings', () => {
  test.each<[string, Partial<ReportedActivity>, string]>([
    ['gender.UNKNOWN', { gender: { V: 4, M: 3, X: 0, UNKNOWN: 3 } }, 'Onbekend gender is hoger dan 20%: vraag dit volgende keer bij inschrijving, op vrijwillige basis.'],
    ['ageBands.A14_15', { ageBands: bands({ A10_11: 3, A14_15: 1 }) }, 'De groep 14-15 jaar valt buiten de leeftijd van de activiteit (8 tot en met 12 jaar).'],
    ['satisfaction', { satisfaction: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 4 } }, 'Met minder dan 5 antwoorden tonen we geen gemiddelde tevredenheid.'],
    ['sessions.1.day', { sessions: sessions({ day: '2026-11-18' }) }, 'Sessie van 18/11/2026 staat twee keer op hetzelfde dagdeel. Klopt dat?'],
  ])('%s', (field, over, message) => {
    expect(findings(over)).toEqual([{ field, message, level: 'warning' }])
  })

  test('20% unknown is not more than 20%', () => {
    expect(findings({ gender: { V: 4, M: 4, X: 0, UNKNOWN: 2 } })).toEqual([])
  })

  test('many more children than places', () => {
    expect(crossCheck(sound, { ...planned, places: 8 }, context)).toEqual([
      { field: 'participants', message: 'Er zijn veel meer deelnemers (10) dan plaatsen (8). Klopt dat?', level: 'warning' },
    ])
  })
})

test('in a report each finding carries its activity', () => {
  expect(crossCheckReport([{ activity: sound, planned }, { activity: { ...sound, completed: null }, planned }], context).map(({ field }) => field)).toEqual(['activities.1.completed'])
})

describe('the demo story', () => {
  const expected: Record<string, string[]> = {
    'V-R09': ['De som van de leeftijdsgroepen (15) is niet gelijk aan het aantal deelnemers (14).'],
    'V-R10': ['Sessie van 20/10/2026 ligt buiten de subsidieperiode.', 'Er zijn meer aanwezigen dan deelnemers. Aanwezig: 15, deelnemers: 13.', 'Er zijn meer aanwezigen (15) dan ingeschrevenen (13).'],
  }

  test.each(reports.map((report) => [report.code, report] as const))('%s', (code, report) => {
    const checked = reportedActivities(report).map((activity, index) => {
      const template = activities.find((one) => one.code === report.activities[index]?.activity)
      return { activity, planned: { ageMin: template?.ageMin ?? 5, ageMax: template?.ageMax ?? 18, places: (template?.groups ?? 1) * (template?.capacity ?? 30) } }
    })
    const found = crossCheckReport(checked, { ...context, periodStart: dayAt(report.period.startDayOffset), periodEnd: dayAt(report.period.endDayOffset) })
    expect(found.filter(({ level }) => level === 'error').map(({ message }) => message)).toEqual(expected[code] ?? [])
  })
})
