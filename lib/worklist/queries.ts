import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import { requirePermission } from '@/lib/access/require-permission'
import { actorsToJudge } from '@/lib/actors/queries'
import { visibleApplications, visibleGrants } from '@/lib/access/visible'
import { waitingControls } from '@/lib/controls/waiting-controls'
import { lessonsReady } from '@/lib/knowledge/queries'
import { callProgress, type CallProgress } from '@/lib/calls/progress'
import type { Tx } from '@/lib/db'
import { freedMoney } from '@/lib/decisions/reserve-next'
import { visibleMail } from '@/lib/mail/queries'
import { officeThreads } from '@/lib/messages/office-threads'
import { lateStarts } from '@/lib/grants/start-term'
import { grantsToStop } from '@/lib/payments/execution-view'
import { formatCents } from '@/lib/money'
import { reconsiderationList } from '@/lib/reconsiderations/queries'
import { filesToReplace } from '@/lib/reviews/to-replace'

/** `dueAt`: the first term among them, where there is one. */
export type Work = { count: number; what: string; href: string; act: string; dueAt?: Date }

/** What waits for this person, by what their roles let them do: only what is there, never a zero. */
export const waitingWork = async (tx: Tx, actor: Actor): Promise<Work[]> => {
  requirePermission(actor, 'call.read-progress')
  const work: Work[] = []
  const add = (count: number, what: string, href: string, act: string, dueAt?: Date | null) => { if (count > 0) work.push({ count, what, href, act, ...(dueAt && { dueAt }) }) }
  const files = visibleApplications(actor)
  const assessments = (status: 'ELIGIBILITY_CHECK' | 'ELIGIBLE' | 'CONSENSUS' | 'PROPOSED') => tx.assessment.count({ where: { status, application: files } })
  if (can(actor, 'mandate.decide')) add(await tx.mandate.count({ where: { status: 'WAITING', userId: { not: actor.userId ?? '' } } }), 'Machtigingen na te kijken', '/beheer/machtigingen', 'Kijk na')
  if (can(actor, 'actor.judge', { takenBy: [] })) {
    const waiting = await actorsToJudge(tx, actor)
    add(waiting.length, 'STEM-actoren na te kijken voor de lijst', `/actoren/${waiting[0]?.id ?? ''}`, 'Kijk na')
  }
  if (can(actor, 'application.take-in', { filed: true })) {
    add(await tx.application.count({ where: { AND: [files, { status: 'SUBMITTED', call: { status: { in: ['CLOSED', 'ASSESSMENT'] } } }] } }), 'Ingediende dossiers in onderzoek te nemen', '/beheer/dossiers', 'Neem in onderzoek')
    add(await tx.eligibilityOutcome.count({ where: { eligible: false, confirmedById: null, proposedById: { not: actor.userId ?? '' }, assessment: { status: 'ELIGIBILITY_CHECK', application: files } } }), 'Onontvankelijk, te bevestigen', '/beheer/dossiers', 'Kijk na')
    const proposed = await tx.$queryRaw<{ code: string }[]>`
      select c.code from filing_extension e join application a on a.id = e.application_id join call c on c.id = a.call_id
      where e.confirmed_at is null and e.until_at > portal_now() and e.proposed_by_id <> ${actor.userId}::uuid and not actor_conflicted(a.id) and a.discarded_at is null
        and (a.status in ('DRAFT', 'LAPSED') or (a.status = 'SUBMITTED' and (select r.outcome from reopening r where r.application_id = a.id order by r.reopened_at desc limit 1) = 'STOOD'))
      order by e.proposed_at`
    add(proposed.length, 'Individueel uitstel te bevestigen', `/beheer/oproepen/${proposed[0]?.code ?? ''}/uitstel`, 'Kijk na')
    add(await tx.assessment.count({ where: { status: 'ELIGIBILITY_CHECK', application: { AND: [files, { handlerId: actor.userId ?? '' }] } } }), 'Uw dossiers in het ontvankelijkheidsonderzoek', '/beheer/dossiers', 'Onderzoek')
    const toReplace = await filesToReplace(tx, actor)
    add(toReplace.length, 'Dossiers met een beoordelaar te vervangen', `/beheer/dossiers/${toReplace[0]?.number ?? ''}#beoordeling`, 'Vraag iemand')
    add(await assessments('ELIGIBLE'), 'Ontvankelijke dossiers zonder beoordeling', '/beheer/dossiers', 'Wijs toe')
  }
  if (can(actor, 'lesson.curate')) {
    add(await lessonsReady(tx, actor), 'Lessen klaar om te publiceren', '/beheer/kennis', 'Publiceer')
    add(await tx.knowledgeNeed.count({ where: { status: 'OPEN' } }), 'Noden van organisaties zonder antwoord', '/kennis/noden', 'Antwoord')
  }
  if (can(actor, 'amendment.answer')) {
    const asked = await tx.grantAmendment.findMany({ where: { status: 'ASKED', grant: visibleGrants(actor) }, select: { dueAt: true, grant: { select: { number: true } } }, orderBy: [{ dueAt: 'asc' }, { id: 'asc' }] })
    const first = asked[0]
    add(asked.length, asked.length === 1 ? 'Wijziging te beantwoorden' : 'Wijzigingen te beantwoorden', `/beheer/dossiers/${first?.grant.number ?? ''}/uitvoering#wijziging`, 'Beantwoord', first?.dueAt)
  }
  if (can(actor, 'amendment.confirm', { takenBy: [] })) {
    const agreed = await tx.grantAmendment.findMany({ where: { status: 'AGREED', answeredById: { not: actor.userId ?? '' }, grant: visibleGrants(actor) }, select: { grant: { select: { number: true } } }, orderBy: { id: 'asc' } })
    add(agreed.length, 'Wijzigingen met een lager bedrag te bevestigen', `/beheer/dossiers/${agreed[0]?.grant.number ?? ''}/uitvoering#wijziging`, 'Bevestig')
  }
  if (can(actor, 'grant.meet-condition')) {
    const late = await tx.$queryRaw<{ number: string; dueAt: Date }[]>`
      select g.number, k.due_at as "dueAt" from grant_condition k join grant_award g on g.id = k.grant_id
      where k.met_at is null and k.due_at <= portal_now() and g.status = 'CONDITIONS_PENDING' and not actor_conflicted(g.application_id) order by k.due_at, k.id`
    add(late.length, 'Voorwaarden waarvan de termijn voorbij is', `/beheer/dossiers/${late[0]?.number ?? ''}`, 'Kijk na', late[0]?.dueAt)
  }
  if (can(actor, 'grant.suspend')) {
    const late = await lateStarts(tx, actor)
    add(late.length, 'Subsidies die niet op tijd startten', `/beheer/dossiers/${late[0]?.number ?? ''}/uitvoering`, 'Bekijk')
    const toStop = await grantsToStop(tx, actor)
    add(toStop.length, 'Lopende subsidies van wie een eerdere niet verantwoordde', `/beheer/dossiers/${toStop[0]?.number ?? ''}/uitvoering#schorsing`, 'Beslis')
  }
  if (can(actor, 'revocation.propose')) {
    const heard = await tx.$queryRaw<{ number: string }[]>`
      select g.number from grant_revocation r join grant_award g on g.id = r.grant_id
       where r.confirmed_at is null and r.dropped_at is null and r.hearing_until <= portal_now() and r.proposed_by_id <> ${actor.userId}::uuid and not actor_conflicted(g.application_id) order by r.hearing_until`
    add(heard.length, 'Intrekkingen te bevestigen', `/beheer/dossiers/${heard[0]?.number ?? ''}/uitvoering#intrekking`, 'Bekijk')
  }
  if (can(actor, 'aid.register')) {
    const open = await tx.aidRegistration.findMany({ where: { registeredAt: null, grant: { AND: [visibleGrants(actor), { status: { notIn: ['DECLINED', 'REVOKED'] } }] } }, select: { dueAt: true, grant: { select: { number: true } } }, orderBy: [{ dueAt: 'asc' }, { grantId: 'asc' }] })
    add(open.length, 'Steun te registreren in eAIR', `/beheer/dossiers/${open[0]?.grant.number ?? ''}#staatssteun`, 'Registreer', open[0]?.dueAt)
  }
  add((await officeThreads(tx, actor)).length, 'Dossiers met ongelezen berichten', '/beheer/berichten', 'Lees')
  if (can(actor, 'consensus.record')) add(await assessments('CONSENSUS'), 'Dossiers in overleg', '/beheer/dossiers', 'Sluit het overleg af')
  const standsIn = (role: string) => (actor.standsIn ?? []).filter((one) => one.role === role).map(({ applicationId }) => applicationId)
  add(await tx.assessment.count({ where: { AND: [{ application: files }, { OR: [{ status: 'CONSENSUS', applicationId: { in: standsIn('VLAIO_PANEL_CHAIR') } }, { status: 'PROPOSED', applicationId: { in: standsIn('VLAIO_DECIDER') } }] }] } }), 'Dossiers waarvoor u invalt', '/beheer/dossiers', 'Bekijk')
  if (can(actor, 'decision.propose') || can(actor, 'decision.decide'))
    for (const { code, freeCents, next } of await freedMoney(tx, actor))
      add(1, `${formatCents(freeCents)} euro vrij in ${code}: volgende op de reservelijst is ${next.number}`, `/beheer/oproepen/${code}/beslissing`, can(actor, 'decision.propose') ? 'Stel voor' : 'Bekijk')
  if (can(actor, 'decision.decide')) {
    add(await assessments('PROPOSED'), 'Voorstellen van beslissing', '/beheer/oproepen', 'Beslis')
    add(await tx.decision.count({ where: { confirmedById: null, decidedById: { not: actor.userId ?? '' }, assessment: { application: files } } }), 'Beslissingen te bevestigen', '/beheer/oproepen', 'Bevestig')
  }
  if (can(actor, 'reconsideration.read', { filed: true })) {
    const { waiting } = (await reconsiderationList(tx, actor)) ?? { waiting: [] }
    const mine = actor.userId ?? ''
    add(waiting.filter(({ handler }) => handler?.id === mine).length, 'Heroverwegingen die u behandelt', '/beheer/heroverwegingen', 'Antwoord')
    if (can(actor, 'reconsideration.take', { filed: true, takenBy: [] })) add(waiting.filter(({ handler }) => handler === null).length, 'Heroverwegingen die nog niemand behandelt', '/beheer/heroverwegingen', 'Neem in behandeling')
  }
  if (can(actor, 'payment.order')) {
    add(await tx.payment.count({ where: { status: 'REQUESTED', grant: visibleGrants(actor) } }), 'Betalingen goed te keuren', '/beheer/betalingen?deel=goedkeuren', 'Keur goed')
    add(await tx.payment.count({ where: { status: 'APPROVED', grant: visibleGrants(actor) } }), 'Goedgekeurde betalingen in een bestand te zetten', '/beheer/betalingen?deel=bestand', 'Draag op')
  }
  if (can(actor, 'control.select')) {
    const { toWeigh, toStart, heard } = await waitingControls(tx, actor)
    add(toWeigh, 'Verslagen te wegen voor controle', '/beheer/controle?deel=selecties', 'Weeg')
    add(toStart, 'Controles te starten', '/beheer/controle', 'Start')
    add(heard, 'Controles waarin de begunstigde gehoord is', '/beheer/controle?deel=lopend', 'Besluit')
  }
  if (actor.roles.includes('VLAIO_CONTROLLER')) add(await tx.report.count({ where: { status: 'SUBMITTED', grant: visibleGrants(actor) } }), 'Verslagen na te kijken', '/beheer/verslagen', 'Kijk na')
  if (can(actor, 'call.update')) add(await tx.call.count({ where: { status: 'DRAFT' } }), 'Oproepen in voorbereiding', '/admin/oproepen', 'Werk af')
  if (can(actor, 'reference.check')) add(await tx.schoolHoliday.count({ where: { checkedAt: null } }), 'Schoolvakanties te controleren', '/admin/feestdagen', 'Controleer')
  if (can(actor, 'outbox.retry')) add(await tx.outboxMail.count({ where: { AND: [visibleMail(actor), { state: 'FAILED' }] } }), 'Berichten die niet vertrokken', '/beheer/uitgaand', 'Bekijk')
  return work
}

/** The calls that are being assessed, each with where it stands. */
export const callsInAssessment = async (tx: Tx, actor: Actor, now: Date): Promise<CallProgress[]> => {
  requirePermission(actor, 'call.read-progress')
  const calls = await tx.call.findMany({ where: { status: { in: ['CLOSED', 'ASSESSMENT'] } }, select: { code: true }, orderBy: { deadlineAt: 'asc' } })
  const all: CallProgress[] = []
  for (const { code } of calls) {
    const progress = await callProgress(tx, actor, code, now)
    if (progress) all.push(progress)
  }
  return all
}
