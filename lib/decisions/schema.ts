import { z } from 'zod'
import { parseEuro } from '@/lib/money'

const id = z.uuid('Kies een dossier uit de lijst.')
const motivation = z.string().trim().min(1, 'Dit veld is verplicht.').max(5000, 'Ten hoogste 5000 tekens.')

export const outcomes = ['GRANTED', 'GRANTED_CONDITIONAL', 'RESERVE', 'REJECTED'] as const

/** Cents as typed in the Dutch way, or 0 when the outcome gives no money. */
const amount = z.string().trim().transform((text, context) => {
  if (text === '') return 0n
  const parsed = parseEuro(text)
  if (parsed.ok) return parsed.cents
  context.addIssue(parsed.problem)
  return z.NEVER
})

/** Why a decision holds although somebody with a hand in it told of an interest late. */
export const weighing = z.object({ applicationId: id, weighing: z.string().trim().min(20, 'Motiveer in minstens 20 tekens.').max(2000, 'Ten hoogste 2000 tekens.') })
export type Weighing = z.output<typeof weighing>

const takeBackReason = z.string({ error: 'Dit veld is verplicht.' }).trim().min(20, 'Motiveer in minstens 20 tekens.').max(2000, 'Ten hoogste 2000 tekens.')
/** Why a proposal goes back to the chair: one file of it, or all of it. */
export const takingBack = z.object({ applicationId: id, takeBackReason })
export type TakingBack = z.output<typeof takingBack>
export const takingBackAll = z.object({ callId: id, takeBackReason })
export type TakingBackAll = z.output<typeof takingBackAll>

export const freezing = z.object({ callId: id })

export const condition = z.object({ text: z.string().trim().min(5, 'Omschrijf de voorwaarde.').max(500), dueInDays: z.coerce.number().int().min(1, 'Geef een aantal dagen op.').max(365) })
export type Condition = z.infer<typeof condition>

/** A row of the form that nobody filled in is no condition. */
const withoutEmptyRows = (rows: unknown): unknown =>
  Array.isArray(rows) ? rows.filter((row: unknown) => typeof row === 'object' && row !== null && Object.values(row).some((value) => typeof value !== 'string' || value.trim() !== '')) : rows

/** What the chair lays before the decider; a line that departs from the official list says why. */
export const proposal = z.object({
  callId: id,
  inspectionAdvice: z.string().trim().max(2000).default(''),
  items: z.array(
    z.object({
      applicationId: id,
      outcome: z.enum(outcomes),
      grantedCents: amount,
      conditions: z.preprocess(withoutEmptyRows, z.array(condition).max(10)).default([]),
      deviationReason: z.string().trim().max(2000).default(''),
    }).transform((item) => ({ ...item, grantedCents: item.outcome === 'RESERVE' || item.outcome === 'REJECTED' ? 0n : item.grantedCents })),
  ).min(1, 'Er staat geen dossier in het voorstel.'),
})
export type ProposalInput = z.output<typeof proposal>

/** First decider: the text of the decision and one text per criterion, generated from the consensus and editable. */
export const decision = z.object({ applicationId: id, motivation, criteria: z.record(z.string(), motivation) })
export type DecisionInput = z.output<typeof decision>

const seen = z.string('Laad de pagina opnieuw.').max(64)
export const seenDecision = z.object({ ...decision.shape, seen })
export const confirmingOne = z.object({ applicationId: id, seen })
/** "file:version,file:version": what the list showed. */
export const confirmingAll = z.object({ callId: id, seen: z.string('Laad de pagina opnieuw.').transform((text) => new Map(text.split(',').map((pair): [string, string] => { const [file = '', version = ''] = pair.split(':'); return [file, version] }))) })

export const decidingAll = z.object({ callId: id })

const count = z.string().trim().transform((text, context) => {
  if (text === '') return null
  if (/^\d{1,3}$/.test(text)) return Number(text)
  context.addIssue('Geef een geheel getal, of laat leeg.')
  return z.NEVER
}).default(null)

const scenarioName = z.string().trim().min(3, 'Geef een naam van minstens 3 tekens.').max(60, 'Ten hoogste 60 tekens.')

/** A what-if: from the official list, or the best selection that meets these targets. */
export const newScenario = z.object({
  callId: id,
  name: scenarioName,
  start: z.enum(['OFFICIAL', 'SOLVER'], 'Kies waarmee u begint.'),
  unserved: count,
  girls: count,
  perApplicant: count,
  provinces: z.record(z.string(), count).default({}),
})
export type NewScenario = z.output<typeof newScenario>

/** Which files are in, and for how much; an empty amount is what the file asks. */
export const changedScenario = z.object({
  scenarioId: id,
  version: z.coerce.number().int(),
  items: z.array(z.object({ applicationId: id, included: z.literal('ja').optional(), cents: amount.default(0n) })),
})
export type ChangedScenario = z.output<typeof changedScenario>

const oneScenario = { scenarioId: id, version: z.coerce.number().int() }
export const droppedScenario = z.object(oneScenario)
export type DroppedScenario = z.output<typeof droppedScenario>
export const renamedScenario = z.object({ ...oneScenario, newName: scenarioName })
export type RenamedScenario = z.output<typeof renamedScenario>
export const copiedScenario = z.object({ ...oneScenario, copyName: scenarioName })
export type CopiedScenario = z.output<typeof copiedScenario>
