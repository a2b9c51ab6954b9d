import { isStaff, type Actor } from '@/lib/access/actor'
import { can, type Action } from '@/lib/access/policy'

export type NavigationEntry = {
  label: string
  href: string
  /** other addresses that belong to this part of the menu */
  covers?: readonly string[]
}

/** The menu of this person: everything all their roles give, each part once. */
export const navigationFor = (actor: Actor): NavigationEntry[] => {
  const own = [...(appliesForSubsidy(actor) ? applicantEntries : []), ...(coordinates(actor) ? partnershipEntries : []), ...officeEntries.filter((entry) => entry.for(actor)).map(shown)]
  return isStaff(actor) && own.length > 0 && !onlyAdvises(actor) ? own : [...own, ...publicEntries]
}

/** Where one lands after signing in, and what the wordmark leads to inside. */
export const homeOf = (actor: Actor): string => (actor.userId === null ? '/' : (navigationFor(actor)[0]?.href ?? '/'))

/** Whoever signed in without a role at VLAIO comes for an organisation, or to register one. */
const appliesForSubsidy = (actor: Actor): boolean => actor.memberships.length > 0 || (actor.userId !== null && !isStaff(actor))

/** A policy domain has one page of its own, and reads what the public reads. */
const onlyAdvises = (actor: Actor): boolean => actor.roles.every((role) => role === 'POLICY_DOMAIN')

const coordinates = (actor: Actor): boolean => actor.memberships.some(({ role }) => role === 'PARTNERSHIP_COORDINATOR')

const partnershipEntries: readonly NavigationEntry[] = [
  { label: 'Partnerschap', href: '/partnerschap' },
  { label: 'Opvolging', href: '/opvolging' },
]

const publicEntries: readonly NavigationEntry[] = [
  { label: 'Oproepen', href: '/oproepen' },
  { label: 'Activiteiten', href: '/activiteiten' },
  { label: 'Actoren', href: '/actoren' },
  { label: 'Kennis', href: '/kennis' },
  { label: 'Monitor', href: '/monitor' },
  { label: 'Kalender', href: '/kalender' },
]

const applicantEntries: readonly NavigationEntry[] = [
  { label: 'Overzicht', href: '/academie', covers: ['/aanvragen', '/dossiers', '/verslagen'] },
  { label: 'Organisatie', href: '/academie/organisatie' },
]

const officeEntries: readonly (NavigationEntry & { for: (actor: Actor) => boolean })[] = [
  { label: 'Adviezen', href: '/adviezen', for: (actor) => actor.roles.includes('POLICY_DOMAIN') },
  { label: 'Beoordelen', href: '/beoordelen', for: (actor) => actor.roles.includes('VLAIO_REVIEWER') },
  { label: 'Mijn werk', href: '/beheer', for: (actor) => can(actor, 'call.read-progress') },
  { label: 'Oproepen', href: '/beheer/oproepen', covers: ['/kalender'], for: (actor) => can(actor, 'call.read-progress') },
  { label: 'Overleg', href: '/beoordelen', for: (actor) => can(actor, 'consensus.record') && !actor.roles.includes('VLAIO_REVIEWER') },
  { label: 'Dossiers', href: '/beheer/dossiers', covers: ['/beheer/heroverwegingen', '/adviezen'], for: (actor) => can(actor, 'application.read', { filed: true }) },
  { label: 'Betalingen', href: '/beheer/betalingen', for: (actor) => can(actor, 'payment.read') },
  { label: 'Verslagen', href: '/beheer/verslagen', for: (actor) => can(actor, 'report.read') },
  { label: 'Controle', href: '/beheer/controle', for: (actor) => can(actor, 'control.read') },
  { label: 'Kennis', href: '/beheer/kennis', covers: ['/kennis'], for: (actor) => can(actor, 'lesson.curate') },
  { label: 'Opvolging', href: '/opvolging', for: (actor) => can(actor, 'outcome.read') },
  { label: 'Uitgaand', href: '/beheer/uitgaand', for: (actor) => can(actor, 'outbox.read') },
  { label: 'Machtigingen', href: '/beheer/machtigingen', for: (actor) => can(actor, 'mandate.decide') },
  { label: 'STEM-monitor', href: '/admin/monitor', for: (actor) => can(actor, 'monitor.publish') && !can(actor, 'call.update') },
  { label: 'Instellingen', href: '/admin/oproepen', covers: ['/admin'], for: (actor) => can(actor, 'call.update') },
  { label: 'Gebruikers', href: '/admin/gebruikers', for: (actor) => can(actor, 'user.read') && !can(actor, 'call.update') },
]

const shown = ({ label, href, covers }: NavigationEntry): NavigationEntry => ({ label, href, ...(covers ? { covers } : {}) })

const adminParts = [
  { label: 'Oproepen', href: '/admin/oproepen', action: 'call.update' },
  { label: 'Gebruikers', href: '/admin/gebruikers', action: 'user.read' },
  { label: 'Partnerschappen', href: '/admin/partnerschappen', action: 'partnership.manage' },
  { label: 'Beleidsdomeinen', href: '/admin/beleidsdomeinen', action: 'policy-domain.manage' },
  { label: 'Criteria en indicatoren', href: '/admin/rubrieken', action: 'call.update' },
  { label: 'Schoolvakanties', href: '/admin/feestdagen', action: 'reference.check' },
  { label: 'Brieven', href: '/admin/brieven', action: 'template.change' },
  { label: 'Controleregels', href: '/admin/controle', action: 'control.change-rules' },
  { label: 'STEM-monitor', href: '/admin/monitor', action: 'monitor.publish' },
  { label: 'Mails, brieven, betalen', href: '/admin/instellingen', action: 'settings.change' },
] as const satisfies readonly Part[]

const callParts = [
  { label: 'Overzicht', href: '', action: 'call.read-progress' },
  { label: 'Toewijzing', href: '/toewijzing', action: 'assignment.read' },
  { label: 'Beoordelingen', href: '/beoordelingen', action: 'review.read-others' },
  { label: 'Overleg', href: '/overleg', action: 'meeting.read' },
  { label: 'Rangschikking', href: '/rangschikking', action: 'ranking.read' },
  { label: 'Scenario’s', href: '/scenarios', action: 'scenario.read' },
  { label: 'Beslissing', href: '/beslissing', action: 'ranking.read' },
  { label: 'Advies', href: '/adviezen', action: 'advice.read' },
  { label: 'Uitstel', href: '/uitstel', action: 'extension.read' },
] as const satisfies readonly Part[]

type Part = { label: string; href: string; action: Action }
export type AdminPart = (typeof adminParts)[number]['href']
export type CallPart = (typeof callParts)[number]['href']

/** The parts of the administrator's desk that this person may open. */
export const adminTabs = (actor: Actor): { label: string; href: AdminPart }[] => openParts(actor, adminParts)

/** The parts of the work on a call that this person may open, after the address of the call. */
export const callTabs = (actor: Actor): { label: string; href: CallPart }[] => openParts(actor, callParts)

const openParts = <One extends Part>(actor: Actor, parts: readonly One[]): { label: string; href: One['href'] }[] =>
  parts.filter(({ action }) => can(actor, action)).map(({ label, href }) => ({ label, href }))
