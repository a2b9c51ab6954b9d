import { changeThresholds } from '@/lib/monitor/change-thresholds'
import { nameOfEdition, previewEdition, publishEdition } from '@/lib/monitor/publish-edition'
import { releaseAllReach } from '@/lib/monitor/release-reach'
import { setTargets, settingTargets } from '@/lib/monitor/set-targets'
import { createReport } from '@/tests/support/filled-report'
import { insertRow } from '@/tests/support/insert-row'
import { createGrant } from '@/tests/support/running-grant'
import type { Act, Stage } from './stage'

const edition = { code: 'STEM-MONITOR-2026', referenceYear: '2024-2025', source: 'STEM-monitor 2026', pasted: 'kind;code;label;value;operator;unit;period;stage;level;form;gender;quote;source;series\nFIGURE;B01;Instroom STEM, doorstroomfinaliteit;41,5;>;%;2024-2025;instroom;SO3;DOORSTROOM;alle;meer dan 41,5%;;' }

/** What the policy aims at and shows, and a reported grant whose reach goes out. */
export const stageMonitor = async ({ database, as }: Stage): Promise<Act[]> => {
  const grant = await createGrant(database, { status: 'CLOSED' })
  const { grantId, applicationId, callId, organisationId } = grant
  await insertRow(database, 'publication', { callId, round: 1, publishedById: as('decider').userId })
  const reportId = await createReport(database, grant, { status: 'ACCEPTED' })
  await insertRow(database, 'report_activity', { reportId, rowId: 'a1', title: 'Robots', nis: '12025', status: 'HELD', sessionsHeld: 4, contactHours: 10, childHours: 400, participants: 40, girls: 20, boys: 20, genderX: 0, genderUnknown: 0, counts: JSON.stringify({ ageBands: { A08_09: 37, UNKNOWN: 3 }, newParticipants: 40, reducedRate: 5 }), accepted: true })

  const seen = nameOfEdition(edition, await previewEdition(as('officer'), edition))
  return [
    { name: 'setTargets', home: {}, run: ({ code }) => setTargets(as('officer'), settingTargets.parse({ call: code, version: '0', reason: 'Beslist in het overleg van maart.', targets: { I04: '60' } })) },
    { name: 'changeThresholds', home: {}, run: () => changeThresholds(as('admin'), { seen: { leastShown: null, leastDenominator: null, leastAnswers: null }, leastShown: 10, leastDenominator: 20, leastAnswers: 5 }) },
    { name: 'publishEdition', home: {}, run: () => publishEdition(as('officer'), { ...edition, seen }) },
    { name: 'releaseAllReach', home: { grantId, applicationId, callId, organisationId, reportId }, run: () => releaseAllReach() },
  ]
}
