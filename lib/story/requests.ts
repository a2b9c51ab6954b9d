import type pg from 'pg'
import type { Actor } from '@/lib/access/actor'
import type { StepCode } from '@/lib/applications/steps'
import { saveSection, type SectionChange } from '@/lib/applications/save-section'
import { startApplication } from '@/lib/applications/start-application'
import { submitApplication } from '@/lib/applications/submit-application'
import { withdrawApplication } from '@/lib/applications/withdraw-application'
import { asActor } from '@/lib/db'
import { addAttachment } from '@/lib/filings/add-attachment'
import municipalities from '@/prisma/seed/reference/municipalities.json' with { type: 'json' }
import { answersOf } from './answers'
import { content, type CallContent, type RequestContent } from './content'
import { correctedForFiling } from './corrections'
import { idOf } from './organisations'
import { peopleOf } from './request-people'
import { outsideLetter } from './outside-letter'
import type { Schedule } from './schedule'

/** Where the story keeps the ids it learns while it goes. */
export type Known = Map<string, string>

/** Drafts, saved page by page; filed, withdrawn, or left. */
export const tellRequests = (owner: pg.Client, schedule: Schedule, known: Known): void => {
  for (const [index, request] of content.requests.entries()) {
    const call = callOf(request)
    const created = request.timeline.createdDayOffset
    const minute = index % 60
    schedule.by({ day: Math.max(created, call.opensAtDayOffset), hour: 19, minute }, peopleOf(request).contact.email, `${request.code} draft`, (actor) => fillIn(owner, schedule, known, actor, request, call))
    const { submittedDayOffset, withdrawnDayOffset } = timeline(request)
    if (submittedDayOffset !== undefined)
      schedule.by({ day: submittedDayOffset, hour: 20, minute }, peopleOf(request).signatory.email, `${request.code} submit`, async (actor) => submitApplication(actor, { applicationId: idFor(known, request.code) }))
    if (withdrawnDayOffset !== undefined)
      schedule.by({ day: withdrawnDayOffset, hour: 16, minute }, peopleOf(request).signatory.email, `${request.code} withdraw`, async (actor) =>
        withdrawApplication(actor, { applicationId: idFor(known, request.code), reason: 'Door ziekte in de ploeg kunnen we de reeksen dit jaar niet begeleiden.' }))
  }
}

export const callOf = (request: RequestContent): CallContent => {
  const call = content.calls.find(({ code }) => code === request.call)
  if (!call) throw new Error(`No call ${request.call}.`)
  return call
}

export const idFor = (known: Known, code: string): string => {
  const id = known.get(code)
  if (!id) throw new Error(`${code} is not in the story yet.`)
  return id
}


type Timeline = { createdDayOffset: number; submittedDayOffset?: number | undefined; withdrawnDayOffset?: number | undefined }
const timeline = (request: RequestContent): Timeline => request.timeline

const fillIn = async (owner: pg.Client, schedule: Schedule, known: Known, actor: Actor, request: RequestContent, call: CallContent): Promise<void> => {
  const organisationId = await idOf(owner, request.applicant.kbo)
  const before = begunFrom[request.code]
  const { applicationId } = await startApplication(actor, { callCode: request.call, organisationId, ...(before === undefined ? {} : { begin: idFor(known, before) }) })
  known.set(request.code, applicationId)
  const filed = timeline(request).submittedDayOffset !== undefined
  const answers = filed ? correctedForFiling(answersOf(request, call, schedule)) : answersOf(request, call, schedule)
  const draft = await asActor(actor, (tx) => tx.application.findUniqueOrThrow({ where: { id: applicationId }, select: { draft: true } }))
  const save = async (step: StepCode, posted: SectionChange['posted'], rowId?: string) => {
    await saveSection(actor, { applicationId, step, posted, ...(rowId === undefined ? {} : { rowId }) })
  }
  const typed = typeof draft.draft === 'object' && draft.draft !== null && !Array.isArray(draft.draft) ? draft.draft : {}
  await save('organisatie', { ...texts(typed), ...answers.organisatie })
  if (request.code === 'R43') return
  await save('andere-steun', answers['andere-steun'])
  const copied = rowIds('activities' in typed ? typed.activities : undefined)
  for (const [index, { id, ...activity }] of answers.activities.entries()) await save('activiteiten', { ...activity, nis: places.get(activity.nis) ?? activity.nis }, copied[index] ?? id)
  await save('activiteiten', answers.activiteiten)
  await save('doelgroepen', answers.doelgroepen)
  await save('partners', answers.partners)
  await save('begroting', answers.begroting)
  await save('bijlagen', answers.bijlagen)
  for (const [index, partner] of request.partners.entries())
    if (filed || partner.letterOfIntent) await addAttachment(actor, { applicationId, kind: 'PARTNER_LETTER', name: `intentiebrief-${index + 1}.pdf` }, outsideLetter(partner.name, 'Intentiebrief', [`Met deze brief bevestigt ${partner.name} haar medewerking.`, partner.role ?? '']))
  if (filed || request.knownGaps === null) await save('verklaringen', answers.verklaringen)
}

/** The content names a municipality by its code; a person types its name. */
const places: ReadonlyMap<string, string> = new Map(municipalities.map(({ nis, name }) => [nis, name]))

/** A draft that began with an earlier request: what is still as it was there, waits to be confirmed. */
const begunFrom: Readonly<Record<string, string>> = { R36: 'R16' }

const rowIds = (rows: unknown): string[] => (Array.isArray(rows) ? rows.flatMap((row: unknown) => (typeof row === 'object' && row !== null && 'id' in row ? [String(row.id)] : [])) : [])

const texts = (draft: object): Record<string, string> => Object.fromEntries(Object.entries(draft).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
