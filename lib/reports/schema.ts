import { z } from 'zod'
import { text, tidy, textProblem } from '@/lib/text'

/** Everything as typed, by the name of its input: 'activities.0.sessions.1.present' → '12'. Nothing is interpreted, so nothing typed is lost. */
export type ReportDraft = Readonly<Record<string, string | string[]>>

/** Far above every limit of the form, so that too much is said at the field and not lost. */
const TYPED = 20_000
const MOST_FIELDS = 20_000
const NAME = /^(activities\.\d{1,3}\.|costs\.\d{1,3}\.|revenues\.\d{1,3}\.|actions\.\d{1,3}\.|risks\.\d{1,3}\.|cooperation\.|narrative\.|targetGroups\.|declarations\.|estimatedChildren$)[A-Za-z0-9_.]{0,80}$/

export const isReportField = (name: string): boolean => NAME.test(name)

export const reportDraft = z.record(z.string().regex(NAME), z.union([text({ max: TYPED }), z.array(text({ max: 300 })).max(100)])).refine((draft) => Object.keys(draft).length <= MOST_FIELDS)

/** What a page posted, as far as it belongs to the report; problems are texts that cannot be stored. */
export const readTyped = (values: Readonly<Record<string, string | string[]>>): { typed: Record<string, string | string[]>; problems: { field: string; message: string }[] } => {
  const typed: Record<string, string | string[]> = {}
  const problems: { field: string; message: string }[] = []
  for (const [name, value] of Object.entries(values)) {
    if (!isReportField(name)) continue
    const texts = (Array.isArray(value) ? value : [value]).map(tidy)
    const unfit = texts.map((one) => textProblem(one, { max: TYPED })).find((problem) => problem !== null)
    if (unfit) problems.push({ field: name, message: unfit })
    else typed[name] = Array.isArray(value) ? texts : (texts[0] ?? '')
  }
  return { typed, problems }
}

export const oneReport = z.object({ reportId: z.uuid('Kies een verslag.') })
/** `version`: of the draft that the page showed. */
export const signedReport = oneReport.extend({ version: z.coerce.number('Laad deze pagina opnieuw en kijk alles nog eens na.').int().min(0) })

/** The pages of a report; an activity's page says which one. */
export const reportParts = ['activiteiten', 'samenwerking', 'verhaal', 'kosten', 'verklaringen'] as const
export type ReportPart = (typeof reportParts)[number]

/** One page; `activity` says which, counted from 0 as in the names of its inputs. */
export const reportPage = { reportId: z.uuid(), part: z.enum(reportParts), activity: z.coerce.number().int().min(0).max(999).optional() }

const remark = z.string({ error: 'Dit veld is verplicht.' }).trim()

export const acceptingReport = z.object({
  reportId: z.uuid(),
  remarks: remark.max(5000).default(''),
  activities: z.array(z.object({ rowId: z.string().min(1).max(64), accepted: z.enum(['ja', 'nee'], 'Kies ja of nee.'), reason: remark.max(2000).default('') })),
})
export type AcceptingReport = z.output<typeof acceptingReport>

/** The names differ from form to form: all three stand on one page. */
export const returningReport = z.object({
  reportId: z.uuid(),
  missing: remark.min(20, 'Schrijf minstens 20 tekens.').max(5000),
  points: z.preprocess(withoutEmpty, z.array(z.object({ field: remark.max(100).default(''), remark: remark.min(10, 'Schrijf minstens 10 tekens.').max(2000) })).min(1, 'Noem minstens één punt.').max(50)),
})
export type ReturningReport = z.output<typeof returningReport>

export const rejectingReport = z.object({ reportId: z.uuid(), ground: remark.min(60, 'Motiveer in minstens 60 tekens.').max(5000) })
export type RejectingReport = z.output<typeof rejectingReport>

/** A form always shows one row more than is filled in. */
function withoutEmpty(rows: unknown): unknown {
  return Array.isArray(rows) ? rows.filter((row: unknown) => typeof row === 'object' && row !== null && 'remark' in row && String(row.remark).trim() !== '') : []
}

/** The points of a verdict as they are kept. */
export const askedPoints = z.array(z.object({ field: z.string(), remark: z.string() })).catch([])
