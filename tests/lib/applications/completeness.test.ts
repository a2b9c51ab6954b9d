import { describe, expect, test } from 'vitest'
import type { RequestContext } from '@/lib/applications/call-rules'
import { missing } from '@/lib/applications/completeness'
import { draftSchema } from '@/lib/applications/schema'
import type { Draft } from '@/lib/applications/form'
import { context, validDraft } from './valid-request'

const REQUIRED = 'Dit veld is verplicht.'
const AGES = 'De doelgroep ligt tussen 5 en 18 jaar.'
const KBO = 'Geef een geldig ondernemingsnummer op (0xxx.xxx.xxx of 1xxx.xxx.xxx).'

test('a complete request has neither problems nor warnings', () => {
  expect(missing(validDraft(), context())).toEqual({ problems: [], warnings: [{ field: 'requestedCents', message: 'U vraagt minder dan het minimum van deze oproep: 1.000,00 euro. Dan kan de subsidie niet worden toegekend.' }] })
})

test('an empty draft names every required field and every list that has to come', () => {
  expect(missing({}, context()).problems.map(({ field }) => field)).toEqual([
    'enterpriseNumber', 'legalName', 'legalForm', 'street', 'number', 'postcode', 'municipality', 'iban', 'accountHolder', 'vatStatus',
    'contactName', 'contactRole', 'contactEmail', 'contactPhone', 'signatoryName', 'signatoryRole', 'mission', 'samePurpose', 'inPartnership',
    'genderApproach', 'noOtherGrants', 'noDeMinimis', 'activities', 'targetGroups', 'costs',
    'declarations.truth', 'declarations.mandate', 'declarations.noDoubleFunding', 'declarations.control', 'declarations.criminalRecord',
    'declarations.insurance', 'declarations.integrity', 'declarations.privacy', 'declarations.electronicService', 'declarations.publication',
  ])
})

/** field · what is typed there · the message of domain 6.1 (at another field where the fourth column says so). */
const wrong: [field: string, typed: string | string[], message: string, at?: string][] = [
  ['enterpriseNumber', '', REQUIRED],
  ['enterpriseNumber', '0566.988.258', KBO],
  ['enterpriseNumber', '2.000.000.001', 'Dit is een vestigingsnummer. Geef het ondernemingsnummer op.'],
  ['enterpriseNumber', '1999001437', 'Dit is niet het nummer van uw organisatie. Dat is 0566.988.259.'],
  ['legalName', 'X', 'Schrijf minstens 2 karakters. U hebt er 1.'],
  ['legalName', 'Anders vzw', 'Bij ons heet uw organisatie Techniekclub De Vonk vzw. Leg uit waarom de naam anders is.', 'legalNameReason'],
  ['legalNameReason', 'x'.repeat(501), 'Max. karakters overschreden. U mag er 500 gebruiken, u hebt er 501.'],
  ['legalForm', 'NATUURLIJK', 'Kies een antwoord uit de lijst.'],
  ['street', '', REQUIRED],
  ['number', '', REQUIRED],
  ['box', 'x'.repeat(21), 'Max. karakters overschreden. U mag er 20 gebruiken, u hebt er 21.'],
  ['postcode', '35', 'Geef een postcode van vier cijfers op.'],
  ['postcode', '3600', 'Postcode 3600 hoort niet bij Hasselt. Postcode 3600 is Genk.'],
  ['postcode', '9999', 'Postcode 9999 bestaat niet in Vlaanderen of Brussel.'],
  ['municipality', 'Parijs', 'Kies een gemeente uit de lijst.'],
  ['website', 'geen adres', 'Geef een geldig webadres op, bijvoorbeeld https://www.voorbeeld.be.'],
  ['website', 'javascript:alert(1)', 'Geef een geldig webadres op, bijvoorbeeld https://www.voorbeeld.be.'],
  ['iban', 'BE68 5390 0754 7035', 'Geef een geldig IBAN op.'],
  ['accountHolder', 'Iemand Anders', 'De rekening staat niet op naam van Techniekclub De Vonk vzw. Voeg bij de bijlagen een bankattest toe.'],
  ['vatStatus', 'SOMS', 'Kies een antwoord uit de lijst.'],
  ['contactName', '', REQUIRED],
  ['contactRole', '', REQUIRED],
  ['contactEmail', 'els@', 'Geef een geldig e-mailadres op.'],
  ['contactPhone', '12', 'Geef een geldig telefoonnummer in.'],
  ['signatoryName', 'Jan Onbekend', 'Jan Onbekend is geen gemachtigde van uw organisatie.'],
  ['signatoryRole', '', REQUIRED],
  ['mission', 'Kort.', 'Schrijf minstens 200 karakters. U hebt er 5.'],
  ['samePurpose', 'misschien', 'Kies ja of nee.'],
  ['samePurpose', 'ja', REQUIRED, 'samePurposeExplanation'],
  ['samePurpose', 'ja', 'U vroeg elders steun voor dezelfde activiteiten. Zet die steun bij de opbrengsten.', 'revenues'],
  ['samePurposeExplanation', 'x'.repeat(1001), 'Max. karakters overschreden. U mag er 1.000 gebruiken, u hebt er 1.001.'],
  ['inPartnership', 'SP99', 'Kies een antwoord uit de lijst.'],
  ['inPartnership', 'SP06', 'Bevestig dat deze activiteit niet in de begroting van het STEM-partnerschap staat.', 'activities.0.notInPartnershipBudget'],
  ['noOtherGrants', 'ja', 'U duidt aan dat er geen steun was, maar u vult er wel in.'],
  ['deMinimisExplanation', 'x'.repeat(1001), 'Max. karakters overschreden. U mag er 1.000 gebruiken, u hebt er 1.001.'],
  ['otherGrants.0.authority', '', REQUIRED],
  ['otherGrants.0.reason', '', REQUIRED],
  ['otherGrants.0.amount', '1.234', 'Bedoelt u 1234 euro of 1,23 euro? Schrijf het bedrag zonder punt, met een komma voor de centen.'],
  ['otherGrants.0.amount', '-5', 'Een bedrag kan niet lager zijn dan 0.'],
  ['otherGrants.0.year', '25', 'Geef een getal van 2000 tot en met 2100 op.'],
  ['deMinimis.0.authority', '', REQUIRED],
  ['deMinimis.0.date', '31/02/2025', 'Geef een datum op als dd/mm/jjjj, bijvoorbeeld 14/09/2027.'],
  ['deMinimis.0.amount', '', REQUIRED],
  ['deMinimis.0.linkedUndertaking', 'x'.repeat(151), 'Max. karakters overschreden. U mag er 150 gebruiken, u hebt er 151.'],
  ['title', 'Kort', 'Schrijf minstens 5 karakters. U hebt er 4.'],
  ['summary', 'x'.repeat(501), 'Max. karakters overschreden. U mag er 500 gebruiken, u hebt er 501.'],
  ['activities.0.title', 'Kort', 'Schrijf minstens 5 karakters. U hebt er 4.'],
  ['activities.1.title', 'BRUGGEN die dansen', 'Een andere activiteit heeft al deze titel.'],
  ['activities.0.type', 'FEEST', 'Kies een antwoord uit de lijst.'],
  ['activities.0.themes', [], REQUIRED],
  ['activities.0.themes', ['DIGI', 'MAKE', 'ENER', 'MOB'], "Duid ten hoogste 3 thema's aan."],
  ['activities.0.disciplines', ['T'], 'Duid minstens 2 STEM-componenten aan.'],
  ['activities.0.dimensions', ['D01', 'D02', 'D03', 'D04', 'D05', 'D06'], 'Duid ten hoogste 5 dimensies van het STEM-kader aan.'],
  ['activities.0.ageMin', '4', AGES],
  ['activities.0.ageMin', 'vijf', 'Geef een geheel getal op.'],
  ['activities.0.ageMax', '19', AGES],
  ['activities.0.ageMax', '9', 'De hoogste leeftijd kan niet lager zijn dan de laagste.'],
  ['activities.0.description', 'Kort.', 'Schrijf minstens 300 karakters. U hebt er 5.'],
  ['activities.0.description', 'x'.repeat(3001), 'Max. karakters overschreden. U mag er 3.000 gebruiken, u hebt er 3.001.'],
  ['activities.0.designCycle', 'Kort.', 'Schrijf minstens 150 karakters. U hebt er 5.'],
  ['activities.0.challenge', 'Kort.', 'Schrijf minstens 100 karakters. U hebt er 5.'],
  ['activities.0.openOffer', 'nee', 'Een STEM-activiteit staat open voor iedereen uit de doelgroep.'],
  ['activities.0.announcementUrl', '', REQUIRED],
  ['activities.0.locationName', '', REQUIRED],
  ['activities.0.street', '', REQUIRED],
  ['activities.0.postcode', '', REQUIRED],
  ['activities.0.postcode', '3600', 'Postcode 3600 hoort niet bij Hasselt. Postcode 3600 is Genk.'],
  ['activities.0.nis', '', REQUIRED],
  ['activities.0.fixedLocation', '', REQUIRED],
  ['activities.0.sessions.0.date', '06/02/2028', 'Sessie van 06/02/2028 ligt buiten de subsidieperiode. Kies een datum van 1 januari 2027 tot en met 31 december 2027.'],
  ['activities.0.sessions.0.dayPart', '', REQUIRED],
  ['activities.0.sessions.0.begin', '25:00', 'Geef een uur op als uu:mm, bijvoorbeeld 13:30.'],
  ['activities.0.sessions.0.end', '11:30', 'Het einduur moet na het beginuur liggen.'],
  ['activities.0.sessions.0.end', '13:45', 'Een sessie duurt minstens een half uur en ten hoogste 4 uur.'],
  ['activities.0.sessions.0.end', '18:00', 'Een sessie duurt minstens een half uur en ten hoogste 4 uur.'],
  ['activities.0.groups', '41', 'Geef een getal van 1 tot en met 40 op.'],
  ['activities.0.capacity', '3', 'Geef een getal van 4 tot en met 30 op.'],
  ['activities.0.expectedParticipants', '25', 'Er zijn maar 24 plaatsen: 2 groepen van 12.'],
  ['activities.0.expectedGirls', '33,32', 'Het streefcijfer ligt onder een derde. Licht toe.', 'activities.0.expectedGirlsNote'],
  ['activities.0.expectedGirls', '101', 'Geef een getal van 0 tot en met 100 op.'],
  ['activities.0.expectedGirlsNote', 'x'.repeat(1001), 'Max. karakters overschreden. U mag er 1.000 gebruiken, u hebt er 1.001.'],
  ['activities.0.staffPaid', '0', 'Voorzie minstens 2 begeleiders, betaald en vrijwillig samen.'],
  ['activities.0.staffVolunteer', '-1', 'Geef een getal van 0 tot en met 500 op.'],
  ['activities.0.price', 'gratis', 'Geef een bedrag in euro op, met hoogstens twee cijfers na de komma, bijvoorbeeld 1.500,00.'],
  ['activities.0.reducedPrice', '18,01', 'Het kansentarief kan niet hoger zijn dan de deelnameprijs.'],
  ['genderApproach', '', REQUIRED],
  ['accessibilityMeasures', 'x'.repeat(2001), 'Max. karakters overschreden. U mag er 2.000 gebruiken, u hebt er 2.001.'],
  ['targetGroups.0.group', 'ANDERE', 'Kies een antwoord uit de lijst.'],
  ['targetGroups.0.measure', 'Kort.', 'Schrijf minstens 50 karakters. U hebt er 5.'],
  ['targetGroups.0.target', '', REQUIRED],
  ['targetGroups.0.referralPartner', 'x'.repeat(201), 'Max. karakters overschreden. U mag er 200 gebruiken, u hebt er 201.'],
  ['partners.0.name', '', REQUIRED],
  ['partners.0.kbo', '123', KBO],
  ['partners.0.helixType', 'ALIEN', 'Kies een antwoord uit de lijst.'],
  ['partners.0.actor', '', REQUIRED],
  ['partners.0.role', 'Helpt.', 'Schrijf minstens 20 karakters. U hebt er 6.'],
  ['partners.0.contributionCash', '1,5,5', 'Geef een bedrag in euro op, met hoogstens twee cijfers na de komma, bijvoorbeeld 1.500,00.'],
  ['partners.0.contributionInKind', '-1', 'Een bedrag kan niet lager zijn dan 0.'],
  ['partners.0.contact', 'x'.repeat(201), 'Max. karakters overschreden. U mag er 200 gebruiken, u hebt er 201.'],
  ['costs.0.category', 'SNOEP', 'Kies een antwoord uit de lijst.'],
  ['costs.0.description', '', REQUIRED],
  ['costs.0.quantity', '-4', 'Geef een getal van 0 tot en met 1000000 op.'],
  ['costs.0.unit', '', REQUIRED],
  ['costs.0.unitPrice', '-35', 'Een bedrag kan niet lager zijn dan 0.'],
  ['costs.0.inKind', '1400,01', 'Het deel in natura kan niet hoger zijn dan de kost.'],
  ['costs.0.unitPrice', '36,00', 'Kosten en opbrengsten moeten gelijk zijn (verschil: 40,00 euro).', 'costs'],
  ['costs.1.unitPrice', '98,01', 'Overhead is ten hoogste 7% van de directe kosten: 98,00 euro.'],
  ['revenues.0.category', 'REQUESTED', 'Kies een antwoord uit de lijst.'],
  ['revenues.0.description', '', REQUIRED],
  ['revenues.0.amount', '600,01', 'Kosten en opbrengsten moeten gelijk zijn (verschil: 0,01 euro).', 'costs'],
  ['requestedCents', '800,01', 'U kunt maximaal 800,00 euro vragen.'],
  ...(['truth', 'mandate', 'noDoubleFunding', 'control', 'criminalRecord', 'insurance', 'integrity', 'privacy', 'electronicService', 'publication'] as const)
    .map((code): [string, string, string] => [`declarations.${code}`, '', 'Vink deze verklaring aan.']),
]

describe('a request with one field wrong says so at that field', () => {
  test.each(wrong)('%s: %j', (field, typed, message, at = field) => {
    expect(missing(withTyped(field, typed), context()).problems).toContainEqual({ field: at, message })
  })
})

describe('warnings do not stop a submission', () => {
  const warned: [field: string, typed: string, at: string, message: string][] = [
    ['activities.0.ageMin', '5', '', ''],
    ['activities.0.sessions.0.date', '03/02/2027', '', ''],
    ['activities.0.sessions.0.begin', '13:00', '', ''],
    ['activities.0.reducedPrice', '4,51', 'activities.0.reducedPrice', 'Het kansentarief is hoger dan een vierde van de prijs.'],
    ['revenues.0.amount', '300,00', 'revenues', 'U verwacht 720,00 euro aan deelnameprijzen, maar rekent op 300,00 euro. Klopt dat?'],
    ['deMinimis.0.amount', '299200,01', 'deMinimisExplanation', 'Met dit bedrag overschrijdt u het de-minimisplafond van 300.000 euro. Licht toe.'],
    ['partners.0.kbo', '', 'partners.0.kbo', 'Vul het ondernemingsnummer in als u het kent.'],
  ]
  test.each(warned)('%s: %s', (field, typed, at, message) => {
    const { warnings } = missing(withTyped(field, typed), context())
    if (at === '') expect(warnings.filter(warning => warning.field !== 'requestedCents')).toEqual([])
    else expect(warnings).toContainEqual({ field: at, message })
  })

  test('a session on a school day before half past three, on Wednesday before noon', () => {
    const warned = (date: string, begin: string, end: string) => {
      const draft = validDraft()
      Object.assign(draft.activities?.[0]?.sessions?.[0] ?? {}, { date, begin, end })
      return missing(draft, context()).warnings.filter(({ field }) => field === 'activities.0.sessions.0.date').map(({ message }) => message)
    }
    const school = ['Deze sessie valt binnen de schooluren.']
    expect(warned('02/02/2027', '15:00', '16:00')).toEqual(school)
    expect(warned('02/02/2027', '15:30', '16:30')).toEqual([])
    expect(warned('03/02/2027', '11:30', '12:30')).toEqual(school)
    expect(warned('03/02/2027', '12:00', '13:00')).toEqual([])
    expect(warned('06/02/2027', '09:00', '11:00')).toEqual([])
    expect(warned('30/03/2027', '09:00', '11:00')).toEqual([])
  })

  test('two sessions of one activity on one half-day', () => {
    const warned = (second: object) => {
      const draft = validDraft()
      const [one] = draft.activities?.[0]?.sessions ?? []
      Object.assign(draft.activities?.[0] ?? {}, { sessions: [one, { ...one, id: 's9', ...second }] })
      return missing(draft, context()).warnings.filter(({ field }) => field.endsWith('dayPart'))
    }
    expect(warned({})).toEqual([{ field: 'activities.0.sessions.1.dayPart', message: 'Op dit dagdeel staat al een sessie van deze activiteit. Gaan er twee groepen tegelijk door, verhoog dan het aantal groepen.' }])
    expect([warned({ dayPart: 'EVE' }), warned({ dayPart: '' }), warned({ date: '' })].map(({ length }) => length)).toEqual([0, 0, 0])
  })

  test('aid of more than three years ago is not counted', () => {
    const draft = withTyped('deMinimis.0.amount', '300000')
    Object.assign(draft.deMinimis?.[0] ?? {}, { date: '22/11/2023' })
    expect(missing(draft, context()).warnings.map(({ field }) => field)).toEqual(['requestedCents'])
  })
})

describe('what a call or an organisation changes', () => {
  test('too few sessions', () => expect(problemsOf({ minSessions: 3 })).toContainEqual({ field: 'activities.0.sessions', message: 'Voeg minstens 3 sessies toe.' }))
  test('without de-minimis no declaration of it is asked', () =>
    expect(missing({ ...validDraft(), deMinimis: [] }, context({ stateAidBasis: 'NO_AID' })).problems).toEqual([]))
  test('an activity in Brussels needs a call that allows it', () => {
    const draft = withTyped('activities.0.postcode', '1000')
    Object.assign(draft.activities?.[0] ?? {}, { nis: 'Brussel' })
    expect(missing(draft, context()).problems).toEqual([{ field: 'activities.0.nis', message: 'In deze oproep kan een activiteit niet in Brussel doorgaan.' }])
    expect(missing(draft, context({ brusselsAllowed: true })).problems).toEqual([])
  })
  test('an online activity needs no place', () => {
    const draft = validDraft()
    Object.assign(draft.activities?.[0] ?? {}, { type: 'ONLINE', locationName: '', street: '', postcode: '', nis: '', fixedLocation: '' })
    expect(missing(draft, context()).problems).toEqual([])
  })
  test('an expired recognition is mended by asking for a new one', () => {
    const base = context()
    const expired: RequestContext = { ...base, organisation: { ...base.organisation, recognition: { status: 'FULL', number: 'SA-001', validFrom: '2022-01-01', validTo: '2026-12-14' } } }
    expect(missing(validDraft(), expired).problems).toEqual([{ field: 'recognitionRequested', message: 'Uw erkenning als STEM-academie is niet geldig op de uiterste indiendag. Vraag tegelijk een erkenning aan.' }])
    expect(missing({ ...validDraft(), recognitionRequested: 'ja' }, expired).problems).toEqual([])
  })
  test('a bank certificate makes another account holder right', () => {
    const base = context()
    const certified = { ...base, attachments: [...base.attachments, { kind: 'BANK_CERTIFICATE' as const, name: 'attest.pdf', size: 1, sha256: 'b'.repeat(64) }] }
    expect(missing({ ...validDraft(), accountHolder: 'Iemand Anders' }, certified).problems).toEqual([])
  })
  test('a partnership brings government, business and knowledge, each with a letter', () => {
    expect(problemsOf({ audience: 'PARTNERSHIP' })).toEqual([
      { field: 'partners', message: 'Een partnerschap telt minstens een overheid, een bedrijf en een kennisinstelling. Er ontbreekt: overheid, kennisinstelling.' },
      { field: 'partners.0.letterOfIntent', message: 'Van elke partner is een intentiebrief nodig.' },
    ])
  })
  test('young children need more hands', () => {
    const draft = withTyped('activities.0.ageMin', '7')
    Object.assign(draft.activities?.[0] ?? {}, { capacity: '11', expectedParticipants: '22' })
    expect(missing(draft, context()).problems).toEqual([{ field: 'activities.0.staffPaid', message: 'Voorzie minstens 4 begeleiders, betaald en vrijwillig samen.' }])
  })
  test('a volunteer gets no more than the ceiling of the call', () => {
    const draft = withTyped('costs.0.category', 'VOLUNTEER')
    Object.assign(draft.costs?.[0] ?? {}, { unit: 'dag', quantity: '35', unitPrice: '40,01' })
    expect(missing(draft, context()).problems).toContainEqual({ field: 'costs.0.unitPrice', message: 'Een vrijwilliger krijgt ten hoogste 40,00 euro per dag.' })
  })
})

const problemsOf = (changes: Partial<RequestContext['call']>) => missing(validDraft(), context(changes)).problems

const withTyped = (field: string, typed: string | string[]): Draft => {
  const draft = structuredClone(validDraft())
  const path = field.split('.')
  const last = path.pop() ?? ''
  const holder = path.reduce<object>((at, key) => Reflect.get(at, key) as object, draft)
  Reflect.set(holder, last, typed)
  return draftSchema.parse(draft)
}
