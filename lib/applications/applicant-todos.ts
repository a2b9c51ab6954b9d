import { filingDeadline, isFileableAt } from '@/lib/filings/filing-term'
import { formatDeadline } from '@/lib/time'
import type { ApplicationStatus, GrantStatus } from '@/prisma/generated/enums'

export type Todo = { title: string; sentence: string; href: string; action: string; dueAt: Date | null }

type OwnFile = {
  id: string
  number: string | null
  title: string
  status: ApplicationStatus
  submittedAt?: Date | null | undefined
  call: { name: string; status: string; deadlineAt: Date | null }
  extension?: { untilAt: Date; confirmedAt: Date | null } | null | undefined
  /** Those that still run. */
  completions?: readonly { dueAt: Date }[] | undefined
  grant: {
    status: GrantStatus
    acceptDueAt: Date
    reportDueAt: Date | null
    /** Of quarters, those to fill in. */
    reports?: readonly { id: string; dueAt: Date; status: string }[] | undefined
    /** Those about which the office asks something. */
    amendments?: readonly unknown[] | undefined
    /** Announced, and not answered yet. */
    revocations?: readonly { hearingUntil: Date }[] | undefined
  } | null
  /** Messages of the office that this person has not read. */
  unread?: number | undefined
}

/** What waits for the applicant, the nearest term first. Only what has a next step; a file in assessment asks nothing. */
export const todosOf = (files: readonly OwnFile[], now: Date): Todo[] =>
  files.flatMap(file => [...draftTodo(file, now), ...completionTodo(file, now), ...hearingTodo(file, now), ...grantTodo(file, now), ...quarterTodos(file, now), ...messageTodo(file)])
    .toSorted((a, b) => (a.dueAt?.getTime() ?? Infinity) - (b.dueAt?.getTime() ?? Infinity))

const draftTodo = ({ id, status, submittedAt, title, call, extension }: OwnFile, now: Date): Todo[] => {
  const dueAt = filingDeadline({ call, extension: extension ?? null })
  return status !== 'DRAFT' || dueAt === null || !isFileableAt({ call, extension: extension ?? null }, now) ? []
    : submittedAt ? [{ title: title || call.name, sentence: `U heropende uw aanvraag. De ingediende versie blijft gelden tot u opnieuw indient. Dat kan ${asTerm(dueAt)}.`, href: `/aanvragen/${id}`, action: 'Ga verder met uw aanvraag', dueAt }]
    : [{ title: title || call.name, sentence: `U hebt een concept. Dien in ${asTerm(dueAt)}.`, href: `/aanvragen/${id}`, action: 'Ga verder met uw concept', dueAt }]
}

const completionTodo = ({ id, status, title, call, completions = [] }: OwnFile, now: Date): Todo[] => {
  const dueAt = completions[0]?.dueAt
  return status !== 'COMPLETION_REQUESTED' || dueAt === undefined || now >= dueAt ? []
    : [{ title: title || call.name, sentence: `We vroegen u om enkele punten aan te vullen. Dien de aanvulling in ${asTerm(dueAt)}.`, href: `/aanvragen/${id}/aanvulling`, action: 'Vul uw aanvraag aan', dueAt }]
}

const grantTodo = ({ id, number, title, call, grant }: OwnFile, now: Date): Todo[] => {
  const name = title || call.name
  if (grant === null) return []
  if (grant.status === 'AWARDED') return [{ title: name, sentence: `U krijgt de subsidie. Aanvaard ze ${asTerm(grant.acceptDueAt)}.`, href: `/aanvragen/${id}/beslissing`, action: 'Bekijk de beslissing', dueAt: grant.acceptDueAt }]
  if (grant.status === 'AMENDMENT_REQUESTED' && (grant.amendments ?? []).length > 0) return [{ title: name, sentence: 'We hebben een vraag over uw wijziging. Beantwoord ze, dan kunnen we beslissen.', href: `/dossiers/${number}/wijziging`, action: 'Beantwoord de vraag', dueAt: null }]
  if (grant.status === 'ACCEPTED') return [{ title: name, sentence: 'Meld wanneer u start. Daarna kan het voorschot worden betaald.', href: `/dossiers/${number}`, action: 'Meld de start', dueAt: null }]
  if (grant.status === 'REPORT_DUE') return [{ title: name, sentence: `Dien uw verslag in${untilOrLate(grant.reportDueAt, now)}`, href: `/dossiers/${number}`, action: 'Bekijk het dossier', dueAt: grant.reportDueAt }]
  if (grant.status === 'REPORT_INCOMPLETE') return [{ title: name, sentence: `We hebben vragen over uw verslag. Vul het aan${untilOrLate(grant.reportDueAt, now)}`, href: `/dossiers/${number}`, action: 'Vul uw verslag aan', dueAt: grant.reportDueAt }]
  return []
}

const quarterTodos = ({ title, call, grant }: OwnFile, now: Date): Todo[] =>
  (grant?.reports ?? []).map(({ id, dueAt, status }) => ({ title: title || call.name, sentence: `${status === 'INCOMPLETE' ? 'We hebben vragen over uw kwartaalverslag. Vul het aan' : 'Dien uw kwartaalverslag in'}${untilOrLate(dueAt, now)}`, href: `/verslagen/${id}`, action: 'Ga naar uw kwartaalverslag', dueAt }))

/** Whoever is about to lose a grant reads that before anything else of the file. */
const hearingTodo = ({ number, title, call, grant }: OwnFile, now: Date): Todo[] => {
  const dueAt = grant?.revocations?.[0]?.hearingUntil
  return dueAt === undefined || now >= dueAt ? []
    : [{ title: title || call.name, sentence: `We zijn van plan uw subsidie in te trekken. U kunt reageren ${asTerm(dueAt)}.`, href: `/dossiers/${number}`, action: 'Lees waarom en reageer', dueAt }]
}

const messageTodo = ({ id, title, call, unread = 0 }: OwnFile): Todo[] =>
  unread === 0 ? [] : [{ title: title || call.name, sentence: unread === 1 ? 'U hebt 1 ongelezen bericht.' : `U hebt ${unread} ongelezen berichten.`, href: `/aanvragen/${id}/berichten`, action: 'Lees de berichten', dueAt: null }]

/** A report is asked for after its term too; who reads of it then is late, and should know. */
const untilOrLate = (dueAt: Date | null, now: Date): string =>
  dueAt === null ? '.' : now < dueAt ? ` ${asTerm(dueAt)}.` : `. U bent te laat: dat kon ${asTerm(dueAt)}. Doe het zo snel mogelijk.`

const asTerm = (at: Date): string => {
  const words = formatDeadline(at)
  return words.startsWith('tot') ? words : `uiterlijk op ${words}`
}
