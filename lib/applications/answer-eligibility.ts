import type { Actor } from '@/lib/access/actor'
import { applicationFacts } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { Refusal, type Problem } from '@/lib/refusal'
import { isSameQuestion, type Verdict } from './eligibility'
import { eligibilityFile, lockAssessment, type EligibilityFile } from './eligibility-file'
import type { EligibilityAnswers } from './eligibility-schema'

/** Keeps what the officer answered so far. A verdict needs its motivation; what has no verdict yet stays open. */
export const answerEligibility = (actor: Actor, { applicationId, answers }: EligibilityAnswers): Promise<{ answered: number; open: number }> =>
  asActor(actor, async (tx) => {
    const now = await lockAssessment(tx, applicationId)
    const file = await eligibilityFile(tx, applicationId)
    requirePermission(actor, 'eligibility.answer', applicationFacts(file), 'eligibility.read')

    if (file.assessment.status !== 'ELIGIBILITY_CHECK') throw new Refusal('changed-meanwhile', 'Het ontvankelijkheidsonderzoek van dit dossier is afgesloten.')
    const problems = incomplete(file, answers)
    if (problems.length > 0) throw new Refusal('incomplete', problems)

    const given = answers.filter(({ met }) => met !== '').map(({ met, ...answer }) => ({ ...answer, met: met === 'ja' }))
    const changed = given.filter((answer) => !file.verdicts.some((verdict) => isSameQuestion(verdict, answer) && verdict.met === answer.met && verdict.motivation === answer.motivation))
    for (const verdict of changed) await write(tx, actor, applicationId, verdict, now)
    const { unanswered } = (await eligibilityFile(tx, applicationId)).result
    if (changed.length > 0)
      await recordEvent(tx, actor, { verb: 'eligibility.answer', subjectType: 'application', subjectId: applicationId, applicationId, payload: { verdicts: changed } })
    return { answered: file.questions.length - unanswered.length, open: unanswered.length }
  })

const incomplete = ({ questions }: EligibilityFile, answers: EligibilityAnswers['answers']): Problem[] =>
  answers.flatMap((answer, index) => {
    if (!questions.some((question) => isSameQuestion(question, answer))) return [{ field: '', message: 'Deze vraag hoort niet bij dit dossier.' }]
    return answer.met !== '' && answer.motivation.trim() === '' ? [{ field: `answers.${index}.motivation`, message: `Motiveer uw antwoord op ${answer.code}.` }] : []
  })

const write = async (tx: Tx, actor: Actor, applicationId: string, { code, activityRowId, met, motivation }: Verdict, now: Date): Promise<void> => {
  const answer = { met, motivation, answeredById: actor.userId ?? '', answeredAt: now }
  await tx.eligibilityVerdict.upsert({
    where: { applicationId_activityRowId_code: { applicationId, activityRowId, code } },
    create: { applicationId, activityRowId, code, ...answer },
    update: answer,
  })
}
