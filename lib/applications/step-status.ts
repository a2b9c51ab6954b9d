import { formatCents } from '@/lib/money'
import type { Problem } from '@/lib/refusal'
import { amountsOf } from './amounts'
import { readAnswers, typedAt } from './answers'
import type { RequestContext } from './call-rules'
import { missing } from './completeness'
import { budgetOf, plannedTotal } from './computed'
import { declarationCodes } from '@/lib/calls/declarations'
import type { Draft, DraftReading } from './form'
import { stepOf, steps, type Step, type StepCode } from './steps'

export type StepStatus = { step: StepCode; title: string; status: 'not-started' | 'busy' | 'complete' | 'errors'; errors: Problem[]; detail: string }

/**
 * How far each step is. What is still empty is work to do ("bezig"); only what was typed and does not hold is an error.
 * One line of substance says what is in it.
 */
export const statusOfSteps = (draft: Draft, context: RequestContext): StepStatus[] => {
  const { problems } = missing(draft, context)
  const { reading } = readAnswers(draft, context.reference)
  return steps.map(step => {
    const own = problems.filter(({ field }) => stepOf(field) === step.code)
    const errors = own.filter(({ field }) => isTyped(draft, field))
    const status = errors.length > 0 ? 'errors' : !isStarted(step, draft, context) ? 'not-started' : own.length > 0 ? 'busy' : 'complete'
    return { step: step.code, title: step.title, status, errors, detail: substance(step.code, reading, context, problems) }
  })
}

export const statusOfStep = (step: StepCode, draft: Draft, context: RequestContext): StepStatus => {
  const found = statusOfSteps(draft, context).find(one => one.step === step)
  if (!found) throw new RangeError(`no step ${step}`)
  return found
}

/** What was typed on one page and does not hold; what is still empty is no mistake while one works. */
export const typedProblems = (draft: Draft, context: RequestContext, step: StepCode, rowId?: string): Problem[] => {
  const row = draft.activities?.findIndex(({ id }) => id === rowId) ?? -1
  return missing(draft, context).problems.filter(({ field }) =>
    stepOf(field) === step && isTyped(draft, field)
    && (rowId === undefined ? !/^activities\.\d/.test(field) : field.startsWith(`activities.${row}.`)))
}

/** Rows that still have to come are work to do, not a mistake. */
const isTyped = (draft: Draft, field: string): boolean =>
  !/(^|\.)(sessions|activities|targetGroups|partners|attachments)$/.test(field) && typedAt(draft, field) !== ''

const isStarted = ({ code, fields, rows }: Step, draft: Draft, { attachments }: RequestContext): boolean =>
  code === 'verklaringen' ? declarationCodes.some(one => typedAt(draft, `declarations.${one}`) !== '')
  : (code === 'bijlagen' && attachments.length > 0) || [...fields, ...rows].some(name => typedAt(draft, name) !== '')

const substance = (step: StepCode, reading: DraftReading, context: RequestContext, problems: Problem[]): string => lines[step](reading, context, problems)

const lines: Record<StepCode, (reading: DraftReading, context: RequestContext, problems: Problem[]) => string> = {
  'organisatie': () => 'Gegevens, rekening, contactpersoon',
  'andere-steun': ({ otherGrants, noOtherGrants }) =>
    otherGrants.length > 0 ? `${count(otherGrants.length, 'andere steun', 'keer andere steun')} in 3 jaar` : noOtherGrants ? 'Geen andere steun' : 'Steun van de laatste 3 jaar',
  'activiteiten': ({ activities }, _context, problems) => {
    if (activities.length === 0) return 'Nog geen activiteiten'
    const complete = activities.filter((_, index) => !problems.some(({ field }) => field.startsWith(`activities.${index}.`))).length
    return `${complete} van ${count(activities.length, 'activiteit', 'activiteiten')} volledig, samen ${decimal(plannedTotal(activities).childHours)} kinduren`
  },
  'doelgroepen': ({ targetGroups }) => targetGroups.length === 0 ? 'Nog geen doelgroepen' : count(targetGroups.length, 'doelgroep', 'doelgroepen'),
  'partners': ({ partners }, { call }) => {
    if (partners.length === 0) return call.audience === 'PARTNERSHIP' ? 'Nog geen partners' : 'Niet verplicht, nog geen partners'
    const kinds = new Set(partners.map(({ helixType }) => helixType).filter(type => type !== null)).size
    return `${count(partners.length, 'partner', 'partners')}, ${kinds} van de 4 soorten`
  },
  'begroting': (reading, context) => reading.costs.length === 0 ? 'Kosten, opbrengsten, gevraagd bedrag'
    : `Kosten ${formatCents(budgetOf(reading).costsCents)} euro, gevraagd ${formatCents(amountsOf(reading, context).requestedCents)} euro`,
  'bijlagen': (_reading, { attachments }) => attachments.length === 0 ? 'Statuten, brieven van partners' : count(attachments.length, 'bestand', 'bestanden'),
  'verklaringen': ({ declarations }) => {
    const ticked = declarationCodes.filter(code => declarations[code]).length
    return ticked === 0 ? 'Tien verklaringen, door de gemachtigde' : `${ticked} van ${declarationCodes.length} verklaringen aangevinkt`
  },
}

const count = (number: number, one: string, more: string): string => `${number} ${number === 1 ? one : more}`

/** 2.890 or 12,5 */
export const decimal = (number: number): string => {
  const [whole = '0', decimals] = String(number).split('.')
  return whole.replace(/\B(?=(\d{3})+$)/g, '.') + (decimals ? `,${decimals}` : '')
}
