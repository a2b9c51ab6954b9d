import { randomUUID } from 'node:crypto'
import { answerCompletion } from '@/lib/applications/answer-completion'
import { answerEligibility } from '@/lib/applications/answer-eligibility'
import { askCompletion } from '@/lib/applications/ask-completion'
import { concludeEligibility } from '@/lib/applications/conclude-eligibility'
import { extendCompletion } from '@/lib/applications/extend-completion'
import { saveCompletion } from '@/lib/applications/save-completion'
import { settlePoint } from '@/lib/applications/settle-point'
import { writeNote } from '@/lib/applications/write-note'
import { confirmIneligibility } from '@/lib/decisions/confirm-ineligibility'
import { askCalibration } from '@/lib/reviews/ask-calibration'
import { assignReviewer } from '@/lib/reviews/assign-reviewers-by-hand'
import { bidOnFiles } from '@/lib/reviews/bid-on-files'
import { calibrateCall } from '@/lib/reviews/calibrate-call'
import { confirmAssignment } from '@/lib/reviews/confirm-assignment'
import { declareConflicts, declareOwnConflict } from '@/lib/reviews/declare-conflicts'
import { declareInterest } from '@/lib/reviews/declare-interest'
import { finishReview } from '@/lib/reviews/finish-review'
import { liftConflict } from '@/lib/reviews/lift-conflict'
import { moveDueDate } from '@/lib/reviews/move-due-date'
import { nameStandIn } from '@/lib/reviews/name-stand-in'
import { noteAgendaItem } from '@/lib/reviews/note-agenda-item'
import { changeAttendance, closeMeeting, openMeeting } from '@/lib/reviews/open-meeting'
import { proposeAssignment } from '@/lib/reviews/propose-assignment'
import { recordConflict } from '@/lib/reviews/record-conflict'
import { recordConsensus } from '@/lib/reviews/record-consensus'
import { remindReviewers } from '@/lib/reviews/remind-reviewers'
import { returnReview } from '@/lib/reviews/return-review'
import { reviseReview } from '@/lib/reviews/revise-review'
import { saveReview } from '@/lib/reviews/save-review'
import { consensusAnswers, revising } from '@/lib/reviews/schema'
import { withdrawReview } from '@/lib/reviews/withdraw-review'
import { writeToPanel } from '@/lib/reviews/write-to-panel'
import { addDays, localDay } from '@/lib/time'
import { completeAnswers, createFile, finish, type Reviewing } from '@/tests/lib/reviews/reviewed-file'
import { actorOf, createCall, staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { createRankedFile } from '@/tests/support/ranked-file'
import { takenInRequest } from '@/tests/support/taken-in-request'
import type { Act, Stage } from './stage'

const point = { code: 'E08', activityRowId: '', text: 'Bezorg een rekening van de vereniging.', targets: ['iban', 'accountHolder'] }
const questions = [...['E01', 'E02', 'E03', 'E04', 'E05', 'E06', 'E07', 'E08'].map((code) => ({ code, activityRowId: '' })), ...['r1', 'r2'].flatMap((activityRowId) => ['A01', 'A02', 'A03', 'A04', 'A05', 'A06', 'A07'].map((code) => ({ code, activityRowId })))]
const verdicts = (failed = '') => questions.map((question) => ({ ...question, met: question.code === failed ? ('nee' as const) : ('ja' as const), motivation: 'Nagekeken in het dossier.' }))

/** Files in the check, in review and before the panel, in as few calls as their states allow. */
export const stageAssessment = async ({ database, as, learn, one, reviewerOf }: Stage): Promise<Act[]> => {
  const call = await createCall(database, { status: 'ASSESSMENT' })
  const file = async (status: 'ELIGIBILITY_CHECK' | 'ELIGIBLE', callId = call.id) => {
    const { applicationId, organisation } = await createFile(database, { status, callId })
    await learn()
    return { callId, code: call.code, applicationId, organisationId: organisation.id }
  }
  const answered = async (failed = '') => {
    const it = await file('ELIGIBILITY_CHECK')
    await answerEligibility(as('officer'), { applicationId: it.applicationId, answers: verdicts(failed) })
    return it
  }
  const inCompletion = async () => {
    const { application, call: closed, organisation } = await takenInRequest(database)
    await askCompletion(as('officer'), { applicationId: application.id, points: [point] })
    await learn()
    await saveCompletion(as('editor'), { applicationId: application.id, posted: { iban: 'BE03 9990 0000 1484', accountHolder: 'Techniekclub De Vonk vzw' } })
    return { callId: closed.id, code: closed.code, applicationId: application.id, organisationId: organisation.id, pointId: await one('select p.id from completion_point p join completion_request r on r.id = p.completion_id where r.application_id = $1', application.id) }
  }
  const [unanswered, concluding, doubted] = [await file('ELIGIBILITY_CHECK'), await answered(), await answered('E04')]
  await concludeEligibility(as('officer'), { applicationId: doubted.applicationId, eligible: false, motivation: 'Niet erkend.' })
  const { application: unasked, call: unaskedCall } = await takenInRequest(database)
  const [toAnswer, toExtend, toSettle] = [await inCompletion(), await inCompletion(), await inCompletion()]
  await answerCompletion(as('signatory'), { applicationId: toSettle.applicationId })

  const people = await Promise.all([1, 2, 3, 4].map(() => staffActor(database, 'VLAIO_REVIEWER')))
  const asked = async (applicationId: string, place: number, open = true): Promise<Reviewing> => {
    const reviewer = people[place]?.userId ?? ''
    const { reviewId } = await assignReviewer(as('officer'), { applicationId, reviewerId: reviewer })
    if (open) await declareInterest(await actorOf(database, { id: reviewer }), { reviewId, interest: 'geen' })
    return { actor: await actorOf(database, { id: reviewer }), reviewId }
  }
  /** The last is still scoring. */
  const inReview = async () => {
    const it = await file('ELIGIBLE')
    const [first, second] = [await asked(it.applicationId, 0), await asked(it.applicationId, 1)]
    await finish(first, completeAnswers('4'))
    await saveReview(second.actor, { reviewId: second.reviewId, version: 0, ...completeAnswers('4') })
    return { ...it, first: first.reviewId, second: second.reviewId }
  }
  const inConsensus = async (callId = call.id) => {
    const it = await file('ELIGIBLE', callId)
    const [first, second] = [await asked(it.applicationId, 0), await asked(it.applicationId, 1)]
    await finish(first, completeAnswers('4', { all: { C06: '5' } }))
    await finish(second, completeAnswers('4', { all: { C06: '3' } }))
    return { ...it, reviewId: first.reviewId }
  }
  const toAssign = await file('ELIGIBLE')
  const [scoring, moving] = [await inReview(), await inReview()]
  const toDeclare = await file('ELIGIBLE')
  const gate = await asked(toDeclare.applicationId, 2, false)
  const [talking, agreeing] = [await inConsensus(), await inConsensus()]
  const panelCall = await createCall(database, { status: 'ASSESSMENT' })
  const discussed = await inConsensus(panelCall.id)
  await learn()
  const [spoken, ranked] = [await inConsensus(panelCall.id), await createRankedFile(database, panelCall)]
  const { meetingId } = await openMeeting(as('chair'), { callId: panelCall.id, attendees: [as('officer').userId ?? ''] })
  await recordConsensus(as('chair'), { ...consensusAnswers.parse({ ...completeAnswers('4'), applicationId: spoken.applicationId, all: { ...completeAnswers('4').all, C06: '3,5' } }), applicationId: spoken.applicationId })
  const solving = await createCall(database, { status: 'ASSESSMENT' })
  const solved = [await file('ELIGIBLE', solving.id), await file('ELIGIBLE', solving.id)]
  await learn()
  const { proposalId } = await proposeAssignment(as('officer'), { code: solving.code })
  const pinned = await file('ELIGIBLE')
  await recordConflict(as('officer'), { applicationId: pinned.applicationId, userId: people[3]?.userId ?? '', type: 'OTHER', reason: 'Een gemelde vriendschap.' })
  const orphan = await file('ELIGIBLE')
  await insertRow(database, 'conflict', { applicationId: orphan.applicationId, userId: as('chair').userId, type: 'OTHER', source: 'OFFICE', declaredById: as('officer').userId, reason: 'Familie van de aanvrager.' })
  await learn()
  const conflictId = await one('select id from conflict where application_id = $1', pinned.applicationId)
  const idle = await actorOf(database, { id: people[3]?.userId ?? '' })
  const inCall = { callId: call.id, code: call.code }
  const score = consensusAnswers.parse({ ...completeAnswers('4'), applicationId: agreeing.applicationId, all: { ...completeAnswers('4').all, C06: '3,5' }, note: 'Kort overleg.' })
  const nearby = (days: number) => addDays(localDay(new Date()), days)

  return [
    { name: 'answerEligibility', home: unanswered, run: ({ applicationId }) => answerEligibility(as('officer'), { applicationId, answers: verdicts() }) },
    { name: 'concludeEligibility', home: concluding, run: ({ applicationId }) => concludeEligibility(as('officer'), { applicationId, eligible: true, motivation: '' }) },
    { name: 'confirmIneligibility', home: doubted, run: ({ applicationId }) => confirmIneligibility(as('officer2'), { applicationId }) },
    { name: 'writeNote', home: unanswered, run: ({ applicationId }) => writeNote(as('officer'), { applicationId, text: 'Ik belde met de aanvrager.' }) },
    { name: 'askCompletion', home: { callId: unaskedCall.id, code: unaskedCall.code, applicationId: unasked.id }, run: ({ applicationId }) => askCompletion(as('officer'), { applicationId, points: [point] }) },
    { name: 'answerCompletion', home: toAnswer, run: ({ applicationId }) => answerCompletion(as('signatory'), { applicationId }) },
    { name: 'extendCompletion', home: toExtend, run: ({ applicationId }) => extendCompletion(as('officer'), { applicationId, reason: 'De bank antwoordt traag.' }) },
    { name: 'settlePoint', home: toSettle, run: ({ applicationId, pointId }) => settlePoint(as('officer'), { applicationId, pointId, settled: true }) },

    { name: 'assignReviewer', home: toAssign, run: ({ applicationId }) => assignReviewer(as('officer'), { applicationId, reviewerId: people[3]?.userId ?? '' }) },
    { name: 'declareInterest', home: { ...toDeclare, reviewId: gate.reviewId }, run: ({ reviewId }) => declareInterest(reviewerOf(reviewId), { reviewId, interest: 'geen' }) },
    { name: 'finishReview', home: { ...scoring, reviewId: scoring.second }, run: ({ reviewId }) => finishReview(reviewerOf(reviewId), { reviewId }) },
    { name: 'returnReview', home: { ...scoring, reviewId: scoring.first }, run: ({ reviewId }) => returnReview(as('officer'), { reviewId, reason: 'Motiveer criterium C02 beter.' }) },
    { name: 'withdrawReview', home: { ...moving, reviewId: moving.second }, run: ({ reviewId }) => withdrawReview(as('officer'), { reviewId, reason: 'De beoordelaar antwoordt niet.' }) },
    { name: 'moveDueDate', home: { ...moving, reviewId: moving.second }, run: ({ reviewId }) => moveDueDate(as('officer'), { reviewId, dueOn: nearby(30) }) },
    { name: 'askCalibration', home: inCall, run: ({ callId }) => askCalibration(as('officer'), { callId }) },
    { name: 'calibrateCall', home: inCall, run: ({ callId }) => calibrateCall({ callId }) },
    { name: 'remindReviewers', home: inCall, run: ({ callId }) => remindReviewers(as('officer'), { callId }) },
    { name: 'bidOnFiles', home: toAssign, run: ({ applicationId }) => bidOnFiles(idle, { bids: { [applicationId]: 'EAGER' } }) },
    { name: 'proposeAssignment', home: { callId: solving.id, code: solving.code, ...solved[0], proposalId }, run: ({ code }) => proposeAssignment(as('officer'), { code }) },
    { name: 'confirmAssignment', home: { ...solved[0], callId: solving.id, code: solving.code, proposalId }, run: (on) => confirmAssignment(as('officer'), { proposalId: on.proposalId }) },
    { name: 'recordConflict', home: scoring, run: ({ applicationId }) => recordConflict(as('officer'), { applicationId, userId: people[0]?.userId ?? '', type: 'OTHER', reason: 'Een gemelde vriendschap.' }) },
    { name: 'liftConflict', home: { ...pinned, conflictId }, run: (on) => liftConflict(as('officer'), { conflictId: on.conflictId, reason: 'Het was een vergissing.' }) },
    { name: 'declareConflicts', home: { ...scoring, reviewId: scoring.second }, run: ({ callId, applicationId, reviewId }) => declareConflicts(reviewerOf(reviewId), { callId, types: { [applicationId]: 'FAMILY' }, reasons: {}, knows: 'ja' }) },
    { name: 'declareOwnConflict', home: agreeing, run: ({ applicationId }) => declareOwnConflict(as('officer2'), { applicationId, type: 'FAMILY', reason: '', knows: 'ja' }) },
    { name: 'nameStandIn', home: orphan, run: ({ applicationId }) => nameStandIn(as('officer'), { applicationId, role: 'VLAIO_PANEL_CHAIR', userId: as('officer2').userId ?? '', reason: 'De voorzitter heeft een belang.' }) },
    { name: 'writeToPanel', home: talking, run: ({ applicationId }) => writeToPanel(as('chair'), { applicationId, messageId: randomUUID(), text: 'Wie las de bijlage?' }) },
    { name: 'reviseReview', home: talking, run: ({ reviewId }) => reviseReview(reviewerOf(reviewId), revising.parse({ ...completeAnswers('4', { all: { C06: '4' } }), reviewId, version: 1, reason: 'Na het gesprek denk ik er anders over.' })) },
    { name: 'recordConsensus', home: agreeing, run: ({ applicationId }) => recordConsensus(as('chair'), { ...score, applicationId }) },
    { name: 'openMeeting', home: { ...talking }, run: ({ callId }) => openMeeting(as('chair'), { callId, attendees: [as('officer').userId ?? ''] }) },
    { name: 'changeAttendance', home: { ...discussed, meetingId }, run: (on) => changeAttendance(as('chair'), { meetingId: on.meetingId, attendees: [as('officer').userId ?? '', as('officer2').userId ?? ''] }) },
    { name: 'noteAgendaItem', home: { callId: panelCall.id, code: panelCall.code, applicationId: ranked.id, meetingId }, run: ({ applicationId }) => noteAgendaItem(as('chair'), { applicationId, outcome: 'DISCUSSED', said: 'De zaal is besproken.' }) },
    { name: 'closeMeeting', home: { ...discussed, meetingId }, run: (on) => closeMeeting(as('chair'), { meetingId: on.meetingId }) },
  ]
}
