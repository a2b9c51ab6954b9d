import type { Problem } from '@/lib/refusal'
import type { RequestContext } from './call-rules'
import type { DraftReading } from './form'

/** Step 4: each target group once. */
export const targetGroupProblems = ({ targetGroups }: DraftReading): Problem[] => {
  if (targetGroups.length === 0) return [{ field: 'targetGroups', message: 'Voeg minstens één doelgroep toe.' }]
  return targetGroups.flatMap(({ group }, index) =>
    group !== null && targetGroups.findIndex(other => other.group === group) < index
      ? [{ field: `targetGroups.${index}.group`, message: 'U hebt deze doelgroep al toegevoegd.' }] : [])
}

/** Step 5: a partnership needs government, business and knowledge around the table, each with a letter. */
export const partnerProblems = ({ partners }: DraftReading, { call, attachments }: RequestContext): Problem[] => {
  if (call.audience !== 'PARTNERSHIP') return []
  const absent = obligedTypes.filter(({ code }) => !partners.some(({ helixType }) => helixType === code)).map(({ name }) => name)
  const letters = attachments.filter(({ kind }) => kind === 'PARTNER_LETTER').length
  return [
    ...(absent.length > 0 ? [{ field: 'partners', message: `Een partnerschap telt minstens een overheid, een bedrijf en een kennisinstelling. Er ontbreekt: ${absent.join(', ')}.` }] : []),
    ...partners.flatMap(({ letterOfIntent }, index) => letterOfIntent ? []
      : [{ field: `partners.${index}.letterOfIntent`, message: 'Van elke partner is een intentiebrief nodig.' }]),
    ...(letters === 0 && partners.some(({ letterOfIntent }) => letterOfIntent)
      ? [{ field: 'attachments', message: 'Voeg de intentiebrieven van uw partners toe.' }] : []),
  ]
}

export const partnerWarnings = ({ partners }: DraftReading): Problem[] =>
  partners.flatMap(({ kbo, helixType }, index) => kbo === null && helixType !== null && helixType !== 'CIV'
    ? [{ field: `partners.${index}.kbo`, message: 'Vul het ondernemingsnummer in als u het kent.' }] : [])

const obligedTypes = [
  { code: 'GOV', name: 'overheid' },
  { code: 'BUS', name: 'bedrijf of sector' },
  { code: 'KNO', name: 'kennisinstelling' },
] as const
