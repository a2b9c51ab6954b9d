import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import type { Tx } from '@/lib/db'
import { fileProblems } from '@/lib/files/file-problems'
import { registerFile } from '@/lib/files/register-file'
import type { FileHolder, FileOf } from '@/lib/filings/file-holder'
import { inputProblem } from '@/lib/filings/attach-file'
import { aboutUpload } from '@/lib/filings/start-upload'
import { Refusal } from '@/lib/refusal'
import { text } from '@/lib/text'
import { rowsOf } from './draft-rows'
import { withRowIds } from './draft-tree'
import { ofActivity, ofCosts } from './evidence'
import { evidenceKind, kindsAt, placeText, readPlace, type EvidencePlace } from './evidence-places'
import { loadReport, type LoadedReport } from './load-report'
import { pathOf } from './opened-pages'
import { reportContext, type ReportContext } from './report-context'
import { reportToChange, savedPages } from './report-paper'
import { reportDraft } from './schema'

export const evidenceInput = z.object({
  reportId: z.uuid(),
  kind: z.enum(evidenceKind.options, fileProblems.kind),
  place: z.string().refine((place) => readPlace(place) !== null, fileProblems.place),
  name: text({ min: 1, max: 200 }),
})

/** Of one that comes in parts. */
export const evidenceStart = evidenceInput.extend(aboutUpload)

/** What is wrong with what came beside a file, in words that say what to do. */
export const evidenceProblem = (error: z.ZodError): string => (error.issues[0]?.path[0] === 'place' ? fileProblems.place : inputProblem(error))

/** The request behind a report, for whoever may add files to the report. */
export const fileFor = async (tx: Tx, actor: Actor, input: z.infer<typeof evidenceInput>): Promise<FileOf> => {
  const { grant } = await loadReport(tx, input.reportId)
  const at = readPlace(input.place)
  requirePermission(actor, 'report-file.add', grant, 'report.read')
  return { ...input, place: at === null ? '' : placeText(at), applicationId: grant.applicationId }
}

/** The report locked and open, and its page with this place open too: while more is asked, only the pages that it opened take files. */
export const openPage = async (tx: Tx, actor: Actor, reportId: string, place: string, now: Date): Promise<{ report: LoadedReport; context: ReportContext; at: EvidencePlace; path: string }> => {
  const { opened } = await reportToChange(tx, actor, reportId, now)
  const report = await loadReport(tx, reportId)
  const context = await reportContext(tx, report)
  const at = readPlace(place)
  const path = at && pageOfPlace(at, context)
  if (at === null || path === null) throw new Refusal('invalid', [{ field: 'file', message: fileProblems.place }])
  if (opened !== null && !opened.has(path)) throw new Refusal('too-late', 'Dit onderdeel is ingediend. U kunt alleen aanpassen wat we u vroegen.')
  return { report, context, at, path }
}

const pageOfPlace = (at: EvidencePlace, context: ReportContext): string | null => {
  if (at.activity === null) return context.asksMoney ? pathOf('kosten', undefined) : null
  const index = context.activities.findIndex(({ rowId }) => rowId === at.activity)
  return index === -1 ? null : pathOf('activiteiten', index)
}

const admit = async (tx: Tx, actor: Actor, { reportId, kind, place }: FileOf, now: Date): Promise<{ limitBytes: number }> => {
  const { report, context, at } = await openPage(tx, actor, reportId ?? '', place, now)
  requirePermission(actor, 'report-file.add', report.grant, 'report.read')
  if (!kindsAt(at).some((one) => one === kind)) throw new Refusal('invalid', [{ field: 'file', message: fileProblems.kind }])
  if (at.activity === null && at.cost !== null && !costIds(report).includes(at.cost)) throw new Refusal('invalid', [{ field: 'file', message: fileProblems.costGone }])
  const { maxFiles, maxFileMb } = report.grant.call
  // For each page of the report: one of sixty activities does not use up the room of the others.
  const here = at.activity === null ? ofCosts(context.files) : ofActivity(context.files, at.activity)
  if (here.length >= maxFiles) throw new Refusal('invalid', [{ field: 'file', message: fileProblems.tooMany(maxFiles) }])
  return { limitBytes: maxFileMb * 1024 * 1024 }
}

const costIds = (report: LoadedReport): string[] => {
  const draft = withRowIds(reportDraft.parse(report.draft))
  return Array.from({ length: rowsOf(draft, 'costs') }, (_, row) => String(draft[`costs.${row}.id`]))
}

/** The same bytes at the same place are one file, whoever sends them again. */
const attach: FileHolder['attach'] = async (tx, actor, { reportId, kind, place, name }, stored, now) => {
  const { report, at, path } = await openPage(tx, actor, reportId ?? '', place, now)
  const standing = await tx.reportFile.findFirst({ where: { reportId: report.id, kind, place: placeText(at), sha256: stored.sha256, removedAt: null }, select: { id: true } })
  if (standing) return standing.id
  await registerFile(tx, stored)
  const { id } = await tx.reportFile.create({ data: { reportId: report.id, kind, place: placeText(at), name, sha256: stored.sha256, uploadedById: actor.userId ?? '' }, select: { id: true } })
  await noteChange(tx, actor, report, path, now)
  await recordEvent(tx, actor, { verb: 'report-file.add', subjectType: 'report-file', subjectId: id, applicationId: report.grant.applicationId, payload: { reportId: report.id, name, kind, place, sha256: stored.sha256 } })
  return id
}

const requireSender = async (tx: Tx, actor: Actor, { reportId }: FileOf): Promise<void> => {
  const { grant } = await loadReport(tx, reportId ?? '')
  requirePermission(actor, 'report-file.add', grant, 'report.read')
}

/** The files of a report. */
export const reportFiles: FileHolder = { admit, requireSender, attach, filedAs: (id) => ({ reportFileId: id }) }

/** A file changes its page as typing does: who looked before it came or went has not seen what stands there now. */
export const noteChange = async (tx: Tx, actor: Actor, { id, draftVersion, savedPages: pages }: LoadedReport, path: string, now: Date): Promise<void> => {
  await tx.report.update({ where: { id }, data: { draftVersion: draftVersion + 1, savedPages: { ...savedPages.parse(pages), [path]: draftVersion + 1 }, draftSavedAt: now, draftSavedById: actor.userId } })
}
