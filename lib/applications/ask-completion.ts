import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '@/lib/access/actor'
import { applicationFacts, factColumns } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { callQuestions, type Question } from '@/lib/calls/questions'
import { termsOf } from '@/lib/calls/terms'
import { asActor, type Tx } from '@/lib/db'
import { extraHolidays } from '@/lib/reference/extra-holidays'
import { addWorkingDays } from '@/lib/reference/holidays'
import { Refusal, type Problem } from '@/lib/refusal'
import { rubricVersion, type RubricVersion } from '@/lib/rubrics/schema'
import { endOfDay, localDay } from '@/lib/time'
import { isTarget, pathsOf, type CompletionQuestion } from './completion-schema'
import { lockAssessment } from './eligibility-file'
import { doneBy } from './done-by'
import { moveApplication } from './move-application'
import { draftSchema } from './schema'
import { tellApplicants } from './tell-applicants'

/**
 * The officer asks to complete what can be cured, point by point, and names for each what opens in the form (domain 5.2). The term runs in
 * working days from the day after; the rounds are counted in the call's terms.
 * Who asks the same twice gets the round of the first time.
 */
export const askCompletion = (actor: Actor, { applicationId, points }: CompletionQuestion): Promise<{ round: number; dueAt: Date }> =>
  asActor(actor, async (tx) => {
    const now = await lockAssessment(tx, applicationId)
    const file = await tx.application.findUnique({ where: { id: applicationId }, select: columns })
    if (!file?.assessment) throw new Refusal('not-found', 'Dit dossier is niet in onderzoek.')
    requirePermission(actor, 'completion.ask', applicationFacts(file), 'eligibility.read')

    const { items } = callQuestions.parse(file.call.extraQuestions)
    const asked = points.filter(({ code, text, targets }) => code !== '' || text.trim() !== '' || targets.length > 0)
    const rows = asked.map(({ code, activityRowId, text, targets }, position) => ({ code, activityRowId, text: text.trim(), position, targets: [...new Set(targets.flatMap((target) => pathsOf(target, items)))] }))
    if (file.assessment.status === 'COMPLETION_REQUESTED') return askedBefore(tx, actor, applicationId, rows)
    if (file.assessment.status !== 'ELIGIBILITY_CHECK') throw new Refusal('changed-meanwhile', 'Dit dossier is niet meer in het ontvankelijkheidsonderzoek.')
    if (file.assessment.outcome && !file.assessment.outcome.eligible) throw new Refusal('conflict', 'Dit dossier is voorgesteld als onontvankelijk. Een tweede dossierbeheerder beslist eerst daarover.')
    const { completionRounds, completionWorkingDays } = termsOf(file.call)
    if (file.completions.length >= completionRounds) throw new Refusal('conflict', `U vroeg al ${completionRounds} keer om aanvulling. Beoordeel het dossier zoals het nu is.`)
    const filed = draftSchema.parse(file.draft)
    const problems = asked.length === 0 ? [{ field: 'points.0.text', message: 'Noem minstens één punt.' }] : problemsOf(points, rubricVersion.parse(file.call.rubricVersion?.content), items, file, filed)
    if (problems.length > 0) throw new Refusal('incomplete', problems)

    await moveApplication(tx, actor, file, 'askCompletion')
    const dueAt = endOfDay(addWorkingDays(localDay(now), completionWorkingDays, await extraHolidays(tx)))
    const round = file.completions.length + 1
    const { id } = await tx.completionRequest.create({
      data: {
        applicationId, round, askedById: actor.userId ?? '', askedAt: now, dueAt, filedRound: file.submissions[0]?.round ?? 1, baseDraft: filed,
        points: { create: rows },
      },
      select: { id: true },
    })
    await tellApplicants(tx, file, 'completion-requested', id)
    await recordEvent(tx, actor, { verb: 'completion.ask', subjectType: 'completion', subjectId: id, applicationId, payload: { round, dueAt, points: asked } })
    return { round, dueAt }
  })

type PointRow = { code: string; activityRowId: string; text: string; position: number; targets: string[] }

/** The running request, where this person asked exactly these points. */
const askedBefore = async (tx: Tx, actor: Actor, applicationId: string, rows: readonly PointRow[]): Promise<{ round: number; dueAt: Date }> => {
  const points = { select: { code: true, activityRowId: true, text: true, position: true, targets: true }, orderBy: { position: 'asc' } } as const
  const { round, dueAt, askedById, ...running } = await tx.completionRequest.findFirstOrThrow({ where: { applicationId }, orderBy: { round: 'desc' }, select: { round: true, dueAt: true, askedById: true, points } })
  if (askedById === actor.userId && isDeepStrictEqual(running.points, rows)) return { round, dueAt }
  throw new Refusal('changed-meanwhile', `Voor dit dossier is intussen al aanvulling gevraagd, ${await doneBy(tx, actor, askedById)}${askedById === actor.userId ? ', met andere punten' : ''}.`)
}

const columns = {
  ...factColumns, status: true, number: true, draft: true,
  call: { select: { terms: true, extraQuestions: true, rubricVersion: { select: { content: true } } } },
  activities: { select: { rowId: true } },
  assessment: { select: { status: true, outcome: { select: { eligible: true } } } },
  submissions: { select: { round: true }, orderBy: { round: 'desc' }, take: 1 },
  completions: { select: { id: true } },
} as const

const problemsOf = (points: CompletionQuestion['points'], rubric: RubricVersion, questions: readonly Question[], { activities }: { activities: readonly { rowId: string }[] }, filed: object): Problem[] =>
  points.flatMap(({ code, activityRowId, text, targets }, index) => {
    if (code === '' && text.trim() === '' && targets.length === 0) return []
    const knockout = rubric.knockouts.find((one) => one.code === code)
    const ofActivity = activities.some(({ rowId }) => rowId === activityRowId)
    const at = (field: string, message: string): Problem => ({ field: `points.${index}.${field}`, message })
    return [
      ...(!knockout ? [at('code', 'Kies een voorwaarde.')] : !knockout.curable ? [at('code', `${code} kan niet worden rechtgezet met een aanvulling.`)]
        : (knockout.scope === 'ACTIVITY') !== ofActivity ? [at('code', knockout.scope === 'ACTIVITY' ? 'Kies ook de activiteit.' : 'Deze voorwaarde geldt voor de hele aanvraag.')] : []),
      ...(text.trim() === '' ? [at('text', 'Zeg wat de aanvrager moet aanvullen.')] : []),
      ...(targets.length === 0 ? [at('targets.0', 'Kies minstens één veld of bijlage.')] : targets.some((target) => !isTarget(target, { ...filed }, questions)) ? [at('targets.0', 'Dit veld staat niet in deze aanvraag.')] : []),
    ]
  })

