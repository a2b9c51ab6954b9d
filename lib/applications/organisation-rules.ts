import { formatKbo } from '@/lib/organisations/kbo'
import type { Problem } from '@/lib/refusal'
import type { RequestContext } from './call-rules'
import { placeProblem } from './place-rules'
import type { DraftReading } from './form'

/** Step 1: what has to agree with the organisation, its recognition, its account and its seat. */
export const organisationProblems = (request: DraftReading, context: RequestContext): Problem[] => {
  const { call, organisation, reference, attachments } = context
  const { enterpriseNumber, legalName, legalNameReason, accountHolder, signatoryName, recognitionRequested } = request
  const problems: Problem[] = []
  const say = (field: string, message: string) => { problems.push({ field, message }) }

  if (enterpriseNumber !== null && enterpriseNumber !== organisation.kbo)
    say('enterpriseNumber', `Dit is niet het nummer van uw organisatie. Dat is ${formatKbo(organisation.kbo)}.`)
  if (legalName !== null && !same(legalName, organisation.legalName) && legalNameReason === null)
    say('legalNameReason', `Bij ons heet uw organisatie ${organisation.legalName}. Leg uit waarom de naam anders is.`)
  if (call.audience === 'ACADEMY' && !recognitionRequested && !isRecognisedOn(call.deadlineDay, context))
    say('recognitionRequested', 'Uw erkenning als STEM-academie is niet geldig op de uiterste indiendag. Vraag tegelijk een erkenning aan.')
  const seat = placeProblem(request.postcode, request.municipality, reference)
  if (seat !== null) say('postcode', seat)
  if (accountHolder !== null && legalName !== null && !same(accountHolder, legalName) && !attachments.some(({ kind }) => kind === 'BANK_CERTIFICATE'))
    say('accountHolder', `De rekening staat niet op naam van ${legalName}. Voeg bij de bijlagen een bankattest toe.`)
  if (signatoryName !== null && !organisation.signatories.some(name => same(name, signatoryName)))
    say('signatoryName', `${signatoryName} is geen gemachtigde van uw organisatie.`)
  return problems
}

const isRecognisedOn = (day: string, { organisation: { recognition } }: RequestContext): boolean =>
  recognition !== null
  && ['PROVISIONAL', 'FULL', 'RENEWAL_DUE'].includes(recognition.status)
  && (recognition.validFrom === null || recognition.validFrom <= day)
  && (recognition.validTo === null || day <= recognition.validTo)

const same = (one: string, other: string): boolean => plain(one) === plain(other)
const plain = (name: string): string => name.normalize('NFC').replace(/\s+/g, ' ').trim().toLocaleLowerCase('nl-BE')
