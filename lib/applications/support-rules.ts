import { formatCents, addCents } from '@/lib/money'
import { REQUIRED } from '@/lib/text'
import type { Problem } from '@/lib/refusal'
import { addMonths } from '@/lib/time'
import type { RequestContext } from './call-rules'
import type { DraftReading } from './form'

/** Step 2: other support, double funding, de-minimis. */
export const supportProblems = (request: DraftReading, { call }: RequestContext): Problem[] => {
  const problems: Problem[] = []
  const say = (field: string, message: string) => { problems.push({ field, message }) }

  if (request.otherGrants.length === 0 && !request.noOtherGrants)
    say('noOtherGrants', 'Voeg de steun van de laatste 3 jaar toe, of duid aan dat er geen was.')
  if (request.otherGrants.length > 0 && request.noOtherGrants)
    say('noOtherGrants', 'U duidt aan dat er geen steun was, maar u vult er wel in.')
  if (request.samePurpose === true && request.samePurposeExplanation === null) say('samePurposeExplanation', REQUIRED)
  if (request.samePurpose === true && !request.revenues.some(({ category }) => category === 'LOCAL' || category === 'OTHER_SUBSIDY'))
    say('revenues', 'U vroeg elders steun voor dezelfde activiteiten. Zet die steun bij de opbrengsten.')
  if (call.stateAidBasis === 'DE_MINIMIS' && request.deMinimis.length === 0 && !request.noDeMinimis)
    say('noDeMinimis', 'Voeg de de-minimissteun van de laatste 3 jaar toe, of duid aan dat er geen was.')
  return problems
}

/** Over the ceiling is never a block: the officer decides (E06). Counted back three years from `today`, day to day. */
export const supportWarnings = (request: DraftReading, { call, today }: RequestContext, requestedCents: bigint): Problem[] => {
  if (call.stateAidBasis !== 'DE_MINIMIS') return []
  const threeYearsAgo = addMonths(today, -36)
  const received = addCents(request.deMinimis.filter(({ date }) => date !== null && date > threeYearsAgo).map(({ amount }) => amount ?? 0n))
  if (received + requestedCents <= call.deMinimisCeilingCents) return []
  const ask = request.deMinimisExplanation === null ? ' Licht toe.' : ''
  const ceiling = formatCents(call.deMinimisCeilingCents).replace(/,00$/, '')
  return [{ field: 'deMinimisExplanation', message: `Met dit bedrag overschrijdt u het de-minimisplafond van ${ceiling} euro.${ask}` }]
}
