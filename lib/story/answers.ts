import { formatIban } from '@/lib/organisations/iban'
import { declarationCodes } from '@/lib/calls/declarations'
import { formatCents } from '@/lib/money'
import { addDays, formatDay, weekday } from '@/lib/time'
import { content, type CallContent, type RequestContent, type TemplateContent } from './content'
import { peopleOf } from './request-people'
import type { Schedule } from './schedule'

type Typed = Record<string, string | string[]>

/** What was typed on each page of one request: raw strings by field code, as the form posts them. */
export const answersOf = (request: RequestContent, call: CallContent, schedule: Schedule) => ({
  organisatie: { recognitionRequested: recognitionRequested(request, call) ? 'on' : '', ...people(request) },
  'andere-steun': {
    otherGrants: request.otherGrants.map(({ authority, reason, amountCents, yearOffset }) => ({ authority, reason, amount: euro(amountCents), year: String(Number(schedule.dayOf(0).slice(0, 4)) + yearOffset) })),
    noOtherGrants: request.otherGrants.length === 0 ? 'on' : '',
    samePurpose: yesNo(request.samePurpose?.answer ?? false),
    samePurposeExplanation: request.samePurpose?.explanation ?? '',
    inPartnership: 'NONE',
    deMinimis: request.deMinimis.map(({ authority, grantedDayOffset, amountCents, linkedUndertaking }) => ({ authority, date: formatDay(schedule.dayOf(grantedDayOffset)), amount: euro(amountCents), linkedUndertaking: linkedUndertaking ?? '' })),
    noDeMinimis: request.deMinimis.length === 0 ? 'on' : '',
    deMinimisExplanation: request.deMinimis.length > 0 ? 'De steun aan de verbonden onderneming is nog niet uitbetaald; het dossier loopt bij de andere overheid.' : '',
  },
  activiteiten: { title: request.title, summary: request.summary ?? '' },
  activities: request.activities.map((instance) => typedActivity(instance, call, schedule)),
  doelgroepen: {
    genderApproach: request.genderApproach ?? '',
    accessibilityMeasures: request.accessibilityMeasures ?? '',
    targetGroups: request.targetGroups.map(({ group, measure, target, referralPartner }) => ({ group, measure: measure ?? '', target: String(target ?? ''), referralPartner: referralPartner ?? '' })),
  },
  partners: {
    partners: request.partners.map(({ name, kbo, helixType, actor, role, contributionCashCents, contributionInKindCents, letterOfIntent }) => ({
      name, kbo: kbo ?? '', helixType, actor, role: role ?? '', contributionCash: euro(contributionCashCents), contributionInKind: euro(contributionInKindCents), letterOfIntent: letterOfIntent ? 'on' : '',
    })),
  },
  begroting: {
    requestedCents: euro(request.requestedCents),
    costs: request.budget.costs.map(({ category, description, quantity, unit, unitPriceCents, inKindCents }) => ({
      category, description, quantity: String(quantity).replace('.', ','), unit, unitPrice: euro(unitPriceCents), inKind: euro(inKindCents),
    })),
    revenues: request.budget.revenues.filter(({ category }) => category !== 'REQUESTED').map(({ category, description, amountCents }) => ({ category, description, amount: euro(amountCents) })),
  },
  bijlagen: { statutesPublic: 'on' },
  verklaringen: { declarations: Object.fromEntries(declarationCodes.map((code) => [code, 'on'])) },
})

export type TypedAnswers = ReturnType<typeof answersOf>

type Instance = RequestContent['activities'][number]

const typedActivity = (instance: Instance, call: CallContent, schedule: Schedule) => {
  const template = content.activities.find(({ code }) => code === instance.activity)
  if (!template) throw new Error(`No template ${instance.activity}.`)
  const place = instance.location ?? template.location
  return {
    id: instance.ref,
    title: instance.title,
    type: template.type,
    themes: template.themes,
    disciplines: template.disciplines,
    dimensions: template.dimensions,
    ageMin: String(template.ageMin),
    ageMax: String(template.ageMax),
    description: template.description,
    designCycle: template.designCycle,
    challenge: template.challenge,
    openOffer: yesNo(template.openOffer),
    announcementUrl: template.announcement,
    locationName: place?.name ?? '',
    street: place?.street ?? '',
    postcode: place?.postcode ?? '',
    nis: place?.nis ?? '',
    fixedLocation: yesNo(instance.fixedLocation),
    groups: String(template.groups),
    capacity: String(template.capacity),
    expectedParticipants: String(template.expectedParticipants),
    expectedGirls: String(template.expectedGirlsPercent),
    expectedGirlsNote: template.expectedGirlsNote ?? '',
    staffPaid: String(template.staffPaid),
    staffVolunteer: String(template.staffVolunteer),
    price: euro(template.priceCents),
    reducedPrice: euro(template.reducedPriceCents),
    notInPartnershipBudget: 'on',
    sessions: sessionsOf(template, instance.weekShift, call, schedule),
  }
}

/** First session in week `weekOffset + weekShift` of the period, on its weekday, then every so many days; never after the period. */
const sessionsOf = (template: TemplateContent, weekShift: number, call: CallContent, schedule: Schedule): Record<string, string>[] => {
  const start = schedule.dayOf(call.periodStartDayOffset)
  const end = schedule.dayOf(call.periodEndDayOffset)
  const days = template.sessionPattern.flatMap((pattern) => {
    const week = addDays(start, 7 * Math.max(0, (pattern.weekOffset ?? 0) + weekShift))
    const first = addDays(week, ((pattern.weekday ?? weekday(week)) - weekday(week) + 7) % 7)
    const shift = overrun(addDays(first, (pattern.count - 1) * (pattern.everyDays ?? 7)), end)
    return Array.from({ length: pattern.count }, (_, index) => ({ ...pattern, day: addDays(first, index * (pattern.everyDays ?? 7) - shift) }))
  })
  return days.toSorted((a, b) => (a.day + a.begin < b.day + b.begin ? -1 : 1)).map(({ day, dayPart, begin, end: until }, index) => ({ id: `s${index + 1}`, date: formatDay(day), dayPart, begin, end: until }))
}

/** Whole weeks by which a series must come earlier to end within the period. */
const overrun = (last: string, end: string): number => {
  let weeks = 0
  while (addDays(last, -7 * weeks) > end) weeks++
  return 7 * weeks
}

const people = (request: RequestContent): Typed => {
  const { contact, signatory } = peopleOf(request)
  return {
    contactName: contact.name,
    contactRole: contact.functionTitle,
    contactEmail: contact.email,
    contactPhone: '015 00 00 00',
    signatoryName: signatory.name,
    signatoryRole: signatory.functionTitle,
    iban: formatIban(request.applicant.iban),
  }
}

/** An academy without a recognition that is valid on the last day asks for one along with the request. */
const recognitionRequested = (request: RequestContent, call: CallContent): boolean => {
  const academy = content.academies.find(({ code }) => code === request.academy)
  if (request.applicant.kind !== 'ACADEMY' || !academy) return false
  const day = call.deadlineAtDayOffset
  return ![...(academy.recognitionHistory ?? []), academy.recognition].some(({ status, validFromDayOffset: from, validToDayOffset: to }) =>
    from !== null && to !== null && from <= day && day <= to && status !== 'WITHDRAWN')
}

const euro = (cents: number | null | undefined): string => (cents === null || cents === undefined ? '' : formatCents(BigInt(Math.round(cents))))
const yesNo = (answer: boolean): string => (answer ? 'ja' : 'nee')
