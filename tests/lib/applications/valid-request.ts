import type { RequestContext } from '@/lib/applications/call-rules'
import { declarationCodes } from '@/lib/calls/declarations'
import type { Draft } from '@/lib/applications/form'

const codes = (...list: string[]) => list.map(code => ({ code, nl: code.toLowerCase() }))

/** A call for academies per child-hour, reference data of three municipalities, an organisation that may sign. */
export const context = (changes: Partial<RequestContext['call']> = {}): RequestContext => ({
  call: {
    code: 'ACT-PROEF', audience: 'ACADEMY', fundingModel: 'UNIT_PER_CHILD_HOUR', stateAidBasis: 'DE_MINIMIS',
    unitAmountCents: 400n, minCents: 100000n, maxCents: 1500000n, supportRateBp: null, minOwnShareBp: null,
    periodStart: '2027-01-01', periodEnd: '2027-12-31', deadlineDay: '2026-12-15',
    minSessions: 2, maxPerStaff: 15, maxPerStaffYoung: 10, maxFileMb: 10, brusselsAllowed: false,
    overheadMaxBp: 700, girlsTargetBp: 3333, deMinimisCeilingCents: 30000000n, volunteerDayCents: 4000n,
    ...changes,
  },
  reference: {
    codeLists: {
      legalForm: codes('VZW', 'SCHOOL'), activityType: codes('CLUB', 'ONLINE'), theme: codes('DIGI', 'MAKE', 'ENER', 'MOB'),
      stemDiscipline: codes('S', 'T', 'E', 'M'), stemDimension: codes('D01', 'D02', 'D03', 'D04', 'D05', 'D06'),
      dayPart: codes('AM', 'PM', 'EVE'), targetGroup: codes('GIRLS', 'RURAL'), helixType: codes('GOV', 'BUS', 'KNO', 'CIV'),
      stemActor: codes('EDU', 'WORK', 'LEISURE'), costCategory: codes('STAFF', 'VOLUNTEER', 'MATERIAL', 'INVEST', 'OVERHEAD'),
      revenueCategory: codes('FEES', 'OWN', 'LOCAL', 'OTHER_SUBSIDY', 'REQUESTED'),
    },
    municipalities: [
      { nis: '71072', name: 'Hasselt', region: 'VLG', postcodes: ['3500'] },
      { nis: '71016', name: 'Genk', region: 'VLG', postcodes: ['3600'] },
      { nis: '21004', name: 'Brussel', region: 'BRU', postcodes: ['1000'] },
    ],
    partnerships: [
      { code: 'SP06', name: 'STEM-partnerschap Hasselt', periodStart: '2026-09-01', periodEnd: '2028-08-31' },
      { code: 'SP01', name: 'STEM-partnerschap Aalst', periodStart: '2024-01-01', periodEnd: '2025-12-31' },
    ],
    schoolHolidays: [{ startDay: '2027-03-29', endDay: '2027-04-11' }],
  },
  organisation: {
    kbo: '0566988259', legalName: 'Techniekclub De Vonk vzw', signatories: ['Marleen Op de Beeck'],
    recognition: { status: 'FULL', number: 'SA-001', validFrom: '2025-01-01', validTo: '2027-12-31' },
  },
  attachments: [{ kind: 'STATUTES', name: 'statuten.pdf', size: 1234, sha256: 'a'.repeat(64) }],
  questions: { version: 0, items: [] },
  today: '2026-11-22',
})

const long = (text: string, length: number) => text.repeat(Math.ceil(length / text.length)).slice(0, length)

/** 20 children, 2 sessions of 2,5 hours: 100 child-hours, 400 euro; the call's minimum is passed by the second activity. */
const activity = (id: string, title: string) => ({
  id, title, type: 'CLUB', themes: ['DIGI'], disciplines: ['T', 'E'], dimensions: ['D02', 'D03'], ageMin: '10', ageMax: '12',
  description: long('De kinderen bouwen een brug en meten wat ze draagt. ', 320), designCycle: long('Ze tekenen, bouwen, meten, verbeteren. ', 180),
  challenge: long('Bruggen worden oud en moeten hersteld worden. ', 120), openOffer: 'ja', announcementUrl: 'https://www.devonk.example/bruggen',
  locationName: 'Buurthuis De Mijn', street: 'Dorpsstraat 1', postcode: '3500', nis: 'Hasselt', fixedLocation: 'nee',
  groups: '2', capacity: '12', expectedParticipants: '20', expectedGirls: '40', expectedGirlsNote: '', staffPaid: '1', staffVolunteer: '1',
  price: '18,00', reducedPrice: '4,50', notInPartnershipBudget: '',
  sessions: [
    { id: `${id}-1`, date: '06/02/2027', dayPart: 'PM', begin: '13:30', end: '16:00' },
    { id: `${id}-2`, date: '13/02/2027', dayPart: 'PM', begin: '13:30', end: '16:00' },
  ],
})

/** A request without a problem or a warning. 200 child-hours: 800 euro at most. */
export const validDraft = (): Draft => ({
  enterpriseNumber: '0566.988.259', legalName: 'Techniekclub De Vonk vzw', legalNameReason: '', legalForm: 'VZW', recognitionRequested: '',
  street: 'Zakstraat', number: '41', box: '', postcode: '3500', municipality: 'Hasselt', website: 'https://www.devonk.example',
  iban: 'BE68 5390 0754 7034', accountHolder: 'Techniekclub De Vonk vzw', vatStatus: 'NIET',
  contactName: 'Els Vandenbroucke', contactRole: 'coördinator', contactEmail: 'els@devonk.example', contactPhone: '0470 12 34 56',
  signatoryName: 'Marleen Op de Beeck', signatoryRole: 'voorzitter', mission: long('Wij werken met kinderen aan techniek. ', 220), charter: 'ja',
  noOtherGrants: '', samePurpose: 'nee', samePurposeExplanation: '', inPartnership: 'NONE', noDeMinimis: '', deMinimisExplanation: '',
  otherGrants: [{ id: 'g1', authority: 'Stad Hasselt', reason: 'Projecttoelage jeugd', amount: '1200,00', year: '2025' }],
  deMinimis: [{ id: 'd1', authority: 'Provincie Limburg', date: '01/03/2025', amount: '2500', linkedUndertaking: '' }],
  title: 'De Vonk bouwt bruggen', summary: '',
  activities: [activity('a1', 'Bruggen die dansen'), activity('a2', 'Robots op straat')],
  genderApproach: 'Elke groep heeft een vrouwelijke begeleider.', accessibilityMeasures: '',
  targetGroups: [{ id: 't1', group: 'GIRLS', measure: long('Meisjes van vorig jaar maken de affiches. ', 60), target: '16', referralPartner: '' }],
  partners: [{ id: 'p1', name: 'Studiebureau Balk bv', kbo: '0566.988.259', helixType: 'BUS', actor: 'WORK', role: 'Begeleidt de belastingsproeven.', contributionCash: '0', contributionInKind: '200,00', letterOfIntent: '', contact: '' }],
  costs: [
    { id: 'c1', category: 'STAFF', description: 'Begeleiding', quantity: '40', unit: 'uur', unitPrice: '35,00', inKind: '' },
    { id: 'c2', category: 'OVERHEAD', description: 'Overhead', quantity: '1', unit: 'forfait', unitPrice: '90,00', inKind: '' },
  ],
  revenues: [
    { id: 'r1', category: 'FEES', description: 'Deelnemers', amount: '600,00' },
    { id: 'r2', category: 'OWN', description: 'Eigen inbreng', amount: '90,00' },
  ],
  requestedCents: '800,00', statutesPublic: '',
  declarations: Object.fromEntries(declarationCodes.map(code => [code, 'ja'])),
})
