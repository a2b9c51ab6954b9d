import { confirmCall } from '@/lib/decisions/confirm-decision'
import { decideCall } from '@/lib/decisions/decide-application'
import { publishDecisions } from '@/lib/grants/publish-decisions'
import { askReconsideration } from '@/lib/reconsiderations/ask-reconsideration'
import { concludeReconsideration } from '@/lib/reconsiderations/conclude-reconsideration'
import { closeAppeal, noteAppeal } from '@/lib/reconsiderations/note-appeal'
import { proposeAnew } from '@/lib/reconsiderations/propose-anew'
import { takeReconsideration } from '@/lib/reconsiderations/take-reconsideration'
import { localDay } from '@/lib/time'
import { proposeOfficialList } from '@/tests/support/decided-call'
import { createCall } from '@/tests/support/factories'
import { createRankedFile } from '@/tests/support/ranked-file'
import type { Act, Stage, Subject } from './stage'

const grounds = 'De vier intentieverklaringen zijn op tijd opgeladen, maar in een ander veld. Het ontvangstbewijs noemt ze.'
const answer = 'De bestanden staan in de bevroren indiening en zijn voor het sluiten opgeladen. Wie het dossier las, keek ernaast.'
const corrections = { C08: { points: 8, motivation: 'Vier partners met bevestigde inbreng in geld en uren; jongeren ontmoeten bedrijven.' } }

/** Files of which the applicant contests the decision, at each step of the answer. */
export const stageReconsiderations = async ({ database, as, learn, one }: Stage): Promise<Act[]> => {
  const today = localDay(new Date())
  const contested = async (steps: number): Promise<Partial<Subject> & { applicationId: string; reconsiderationId: string }> => {
    const call = await createCall(database, { status: 'ASSESSMENT', envelopeCents: 1_000_000n })
    await createRankedFile(database, call, { score: 5 })
    const file = await createRankedFile(database, call, { scores: { C08: 2 } })
    await learn()
    await proposeOfficialList(database, as('chair'), call.id)
    await decideCall(as('decider'), { callId: call.id })
    await confirmCall(as('confirmer'), { callId: call.id })
    await publishDecisions(as('decider'), { callId: call.id })
    const it = { callId: call.id, code: call.code, applicationId: file.id, organisationId: file.organisationId }
    if (steps > 0) await askReconsideration(as('signatory'), { applicationId: file.id, grounds })
    const reconsiderationId = await one('select id from reconsideration where application_id = $1', file.id)
    if (steps > 1) await takeReconsideration(as('officer'), { reconsiderationId })
    if (steps > 2) await concludeReconsideration(as('officer'), { reconsiderationId, outcome: 'UPHELD', answer, corrections })
    return { ...it, reconsiderationId }
  }
  const [refused, received, handled, upheld] = [await contested(0), await contested(1), await contested(2), await contested(3)]
  const lodged = { lodgedOn: today, reference: 'A. 240.001', note: '' }
  await noteAppeal(as('officer'), { applicationId: received.applicationId, ...lodged })
  const appealId = await one('select id from external_appeal where application_id = $1', received.applicationId)

  return [
    { name: 'askReconsideration', home: refused, run: ({ applicationId }) => askReconsideration(as('signatory'), { applicationId, grounds }) },
    { name: 'takeReconsideration', home: received, run: ({ reconsiderationId }) => takeReconsideration(as('officer'), { reconsiderationId }) },
    { name: 'concludeReconsideration', home: handled, run: ({ reconsiderationId }) => concludeReconsideration(as('officer'), { reconsiderationId, outcome: 'UPHELD', answer, corrections }) },
    { name: 'proposeAnew', home: upheld, run: ({ reconsiderationId }) => proposeAnew(as('chair'), { reconsiderationId, outcome: 'GRANTED', granted: 400_000n, conditions: [] }) },
    { name: 'noteAppeal', home: refused, run: ({ applicationId }) => noteAppeal(as('officer'), { applicationId, ...lodged }) },
    { name: 'closeAppeal', home: { ...received, appealId }, run: (on) => closeAppeal(as('officer'), { appealId: on.appealId, outcome: 'REJECTED', endedOn: today, endNote: '' }) },
  ]
}
